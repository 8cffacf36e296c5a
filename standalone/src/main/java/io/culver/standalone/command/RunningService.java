package io.culver.standalone.command;

import io.culver.standalone.administration.AdministrationClient;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which running service a command speaks to. */
final class RunningService {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            scope = ScopeType.INHERIT,
            description = "The data directory of the running service (default: ${DEFAULT-VALUE}).")
    private Path data = Path.of("data");

    AdministrationClient connect() {
        return AdministrationClient.open(data);
    }
}
