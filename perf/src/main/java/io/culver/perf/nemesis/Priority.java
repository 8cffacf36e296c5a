package io.culver.perf.nemesis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The turn that a process gets on this machine. One that starts would have a machine of its own
 * elsewhere; here it would wait behind hundreds of threads of the storm for over a minute, in which
 * there is no other fault. Needs root: for others nothing changes.
 */
final class Priority {
    private static final String FIRST = "-10";
    private static final String USUAL = "0";

    private Priority() {}

    /** Before the others: the threads that it begins inherit it. */
    static void first(long process) throws IOException, InterruptedException {
        set(FIRST, process);
    }

    /** As the others, with all its threads. */
    static void usual(long process) throws IOException, InterruptedException {
        set(USUAL, process);
    }

    private static void set(String priority, long process)
            throws IOException, InterruptedException {
        if (!Requirement.isRoot()) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("renice", "-n", priority, "-p"));
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process), "task"))) {
            threads.map(it -> it.getFileName().toString()).forEach(command::add);
        }
        // Threads end at any time, and renice complains of them.
        var _ =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
    }
}
