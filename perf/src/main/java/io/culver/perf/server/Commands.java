package io.culver.perf.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs commands that end by themselves. */
final class Commands {
    private static final int LOG_TAIL = 2_000;

    private Commands() {}

    /**
     * Runs a command to its end.
     *
     * @throws IOException if it fails or takes longer, with the end of what it printed
     */
    static void run(List<String> command, Path log, Duration patience)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        boolean hasEnded;
        try {
            hasEnded = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            process.destroyForcibly();
        }
        if (!hasEnded) {
            throw new IOException(command.getFirst() + " took longer than " + patience);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    command.getFirst() + " ended with " + process.exitValue() + ":\n" + tail(log));
        }
    }

    /** The last lines of a log. */
    static String tail(Path log) throws IOException {
        String text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        return text.substring(Math.max(0, text.length() - LOG_TAIL));
    }
}
