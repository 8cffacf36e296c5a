package io.culver.standalone.command;

import io.culver.standalone.config.ConfigFile;
import io.culver.standalone.config.Settings;
import io.culver.standalone.server.CulverServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves mail until it is told to stop. */
@Command(
        name = "serve",
        description = {
            "Serves mail until Ctrl-C or SIGTERM. Prints 'ready' on a line of its own once it does.",
            "Options win over the configuration file, which wins over the defaults."
        },
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
    @Mixin private ServerOptions options = new ServerOptions();

    // Picocli leaves options that were not given null.
    @Option(names = "--store", paramLabel = "STORE", description = "embedded, cassandra or memory.")
    private @Nullable String store;

    @Option(
            names = "--role",
            paramLabel = "ROLE",
            description = "all, frontend-imap, mailbox or search.")
    private @Nullable String role;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of settings, in YAML.")
    private @Nullable Path config;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "The certificate chain, in PEM.")
    private @Nullable Path certificate;

    @Option(names = "--key", paramLabel = "FILE", description = "Its private key, in PEM.")
    private @Nullable Path key;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> set = new HashMap<>();
        if (config != null) {
            set.putAll(ConfigFile.read(config));
        }
        set.putAll(options.keys());
        ServerOptions.put(set, "culver.store", store);
        ServerOptions.put(set, "culver.role", role);
        ServerOptions.put(set, "culver.imap.certificate", text(certificate));
        ServerOptions.put(set, "culver.imap.key", text(key));
        CulverServer server = CulverServer.start(Settings.of(set));
        var foreground = new Foreground(server, spec.commandLine().getOut());
        foreground.makeAccount(options, set);
        foreground.printAddresses();
        return foreground.run();
    }

    private static @Nullable String text(@Nullable Path path) {
        return path == null ? null : path.toString();
    }
}
