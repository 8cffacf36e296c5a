package io.culver.search.extract;

import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Starts a worker: the Java that runs this process, on the same class path, with little memory, no
 * environment, a directory of its own, and nothing of what it prints.
 */
final class WorkerCommand {
    private WorkerCommand() {}

    static Process start(WorkerSettings settings, Path directory) throws IOException {
        // Written down: with some 200 jars it is longer than some systems take in a command.
        Path arguments = Files.writeString(directory.resolve("arguments"), arguments(settings));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder =
                new ProcessBuilder(
                                java,
                                "@" + arguments.getFileName(),
                                settings.main(),
                                Integer.toString(SearchLimits.ATTACHMENT_CHARS))
                        .directory(directory.toFile())
                        .redirectError(Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    private static String arguments(WorkerSettings settings) {
        List<String> options =
                List.of(
                        "-Xmx" + settings.heap().octets(),
                        "-Xss2m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-XX:MaxMetaspaceSize=128m",
                        "-XX:MaxDirectMemorySize=16m",
                        "-XX:ReservedCodeCacheSize=64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+DisableAttachMechanism",
                        "-XX:-UsePerfData",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:ErrorFile=/dev/null",
                        "-Djava.awt.headless=true",
                        "-Djava.io.tmpdir=.",
                        "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                        "-Djavax.xml.accessExternalDTD=",
                        "-Djavax.xml.accessExternalSchema=",
                        "-Djavax.xml.accessExternalStylesheet=",
                        "-cp",
                        System.getProperty("java.class.path"));
        var text = new StringBuilder();
        options.forEach(option -> text.append(quoted(option)).append('\n'));
        return text.toString();
    }

    /** As the launcher reads a file of arguments. */
    private static String quoted(String option) {
        return "\"" + option.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
