package io.culver.standalone;

import io.culver.standalone.command.AccountCommand;
import io.culver.standalone.command.DemoCommand;
import io.culver.standalone.command.ExportCommand;
import io.culver.standalone.command.ImportCommand;
import io.culver.standalone.command.MessageCommand;
import io.culver.standalone.command.OneLine;
import io.culver.standalone.command.SearchCommand;
import io.culver.standalone.command.ServeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program {@code culver}. */
@Command(
        name = "culver",
        description = "A distributed IMAP storage backend.",
        mixinStandardHelpOptions = true,
        version = "culver 0.1.0-SNAPSHOT",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            AccountCommand.class,
            MessageCommand.class,
            SearchCommand.class,
            ImportCommand.class,
            ExportCommand.class
        })
public final class Culver {
    private Culver() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Runs one command; what goes wrong is one line on standard error and a non-zero exit. */
    public static int run(String... arguments) {
        return new CommandLine(new Culver())
                .setExecutionExceptionHandler((failure, command, result) -> {
                    command.getErr().println("culver: " + OneLine.of(failure));
                    return CommandLine.ExitCode.SOFTWARE;
                })
                .execute(arguments);
    }
}
