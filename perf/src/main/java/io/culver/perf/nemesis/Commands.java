package io.culver.perf.nemesis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Small commands of the operating system. */
final class Commands {
    private Commands() {}

    /**
     * Runs one to its end.
     *
     * @throws IOException if it fails, with what it printed
     */
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(List.of(command) + " failed: " + output);
        }
    }
}
