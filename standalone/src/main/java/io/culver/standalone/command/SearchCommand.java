package io.culver.standalone.command;

import io.culver.model.LoginName;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.administration.SearchIndexClient;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows, makes again and verifies the search indexes of the running service's accounts. */
@Command(
        name = "search",
        description = "Shows, makes again and verifies search indexes of the running service.",
        mixinStandardHelpOptions = true)
public final class SearchCommand {
    private static final long PROGRESS_NANOS = Duration.ofSeconds(5).toNanos();

    @Mixin private RunningService service = new RunningService();

    @Spec private CommandSpec spec = CommandSpec.create();

    private long toldAt = System.nanoTime();

    /** One account or all of them. */
    static final class Which {
        @Parameters(paramLabel = "NAME", description = "The name to log in with.")
        private String name = "";

        @Option(names = "--all", description = "All accounts.")
        private boolean isAll;

        List<String> names(AdministrationClient client) {
            return isAll ? client.logins() : List.of(name);
        }
    }

    @Command(name = "status", description = "Shows what is known of indexes and their copies.")
    int status(@ArgGroup(multiplicity = "1") Which which) {
        try (AdministrationClient client = service.connect()) {
            var indexes = new SearchIndexClient(client);
            for (String name : which.names(client)) {
                indexes.show(new LoginName(name)).forEach(line -> print(name, line));
            }
        }
        return 0;
    }

    @Command(
            name = "rebuild",
            description = "Deletes indexes and their copies, and makes them again from the mail.")
    int rebuild(@ArgGroup(multiplicity = "1") Which which) {
        try (AdministrationClient client = service.connect()) {
            for (String name : which.names(client)) {
                var made =
                        new SearchIndexClient(client)
                                .rebuild(
                                        new LoginName(name),
                                        so -> tell(name, so.messages() + " of " + so.of()));
                print(name, "made again (%d messages)".formatted(made.messages()));
            }
        }
        return 0;
    }

    @Command(
            name = "verify",
            description = {
                "Makes indexes a second time and compares. Changes nothing.",
                "Prints a line for each difference; ends with 1 if there are any."
            })
    int verify(@ArgGroup(multiplicity = "1") Which which) {
        boolean isAnyDifferent = false;
        try (AdministrationClient client = service.connect()) {
            for (String name : which.names(client)) {
                var read =
                        new SearchIndexClient(client)
                                .verify(
                                        new LoginName(name),
                                        so -> tell(name, so.messages() + " messages read"),
                                        difference -> print(name, difference));
                boolean isSound = read.differences() == 0;
                isAnyDifferent |= !isSound;
                print(
                        name,
                        "%s (%d messages, %d more that are expunged)"
                                .formatted(
                                        isSound ? "sound" : read.differences() + " differences",
                                        read.messages(),
                                        read.expunged()));
            }
        }
        return isAnyDifferent ? 1 : 0;
    }

    private void print(String name, String line) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(name + ": " + line);
        out.flush();
    }

    /** Whoever waits for long is to see that something happens. */
    private void tell(String name, String text) {
        if (System.nanoTime() - toldAt > PROGRESS_NANOS) {
            toldAt = System.nanoTime();
            spec.commandLine().getErr().println(name + ": " + text);
            spec.commandLine().getErr().flush();
        }
    }
}
