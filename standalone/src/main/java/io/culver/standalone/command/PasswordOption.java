package io.culver.standalone.command;

import io.culver.model.Secret;
import io.culver.standalone.config.ConfigurationException;
import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command gets a password from: asked for, unless an option says otherwise. */
final class PasswordOption {
    // Picocli leaves an option that was not given null.
    @Option(
            names = "--password",
            paramLabel = "PASSWORD",
            description = "The password. Others on this machine can see it while the command runs.")
    private @Nullable String password;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "A file whose first line is the password.")
    private @Nullable Path file;

    Secret get() throws IOException {
        if (password != null) {
            return Secret.of(password);
        }
        if (file != null) {
            return Secret.of(
                    Files.readString(file, StandardCharsets.UTF_8).lines().findFirst().orElse(""));
        }
        return ask();
    }

    private static Secret ask() {
        Console console = Objects.requireNonNull(System.console()); // never null since JDK 22
        if (!console.isTerminal()) {
            throw new ConfigurationException("no password: give --password-file or --password");
        }
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("Again: ");
        if (!Arrays.equals(first, second)) {
            throw new ConfigurationException("the passwords differ");
        }
        return Secret.of(new String(first));
    }
}
