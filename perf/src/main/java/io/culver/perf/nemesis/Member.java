package io.culver.perf.nemesis;

import io.culver.standalone.Culver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One process of the cluster: started, killed and paused as often as wanted, on the same data. */
final class Member implements AutoCloseable {
    /**
     * The first compiler alone: processes that live for minutes between two faults, on a few cores
     * for all, spend as much on being compiled well as on the storm.
     */
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    private static final int ATTEMPTS = 10;
    private static final int TAIL_LINES = 10;
    private static final String HEAP = "-Xmx400m";
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final Duration POLL = Duration.ofMillis(20);

    private final String name;
    private final InetSocketAddress address;
    private final Path data;
    private final Optional<Shortage> shortage;
    private final List<String> arguments;
    private final Path log;
    private final Thread endWithTheJvm = new Thread(this::end, "end-of-a-member");
    private int starts;
    private @Nullable Process process; // null before the first start

    /**
     * @param name such as {@code mailbox 2}
     * @param address where others reach it
     * @param data where its files are
     * @param shortage the control group to run in
     * @param arguments of the program
     */
    Member(
            String name,
            InetSocketAddress address,
            Path data,
            Optional<Shortage> shortage,
            List<String> arguments) {
        this.name = name;
        this.address = address;
        this.data = data;
        this.shortage = shortage;
        this.log = data.resolveSibling(name.replace(' ', '-') + ".log");
        this.arguments = List.copyOf(arguments);
        Runtime.getRuntime().addShutdownHook(endWithTheJvm);
    }

    private List<String> command(String heap) {
        List<String> command = new ArrayList<>();
        shortage.ifPresent(group -> command.addAll(group.command()));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        heap,
                        QUICK,
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Culver.class.getName()));
        command.addAll(arguments);
        return command;
    }

    String name() {
        return name;
    }

    InetSocketAddress address() {
        return address;
    }

    int port() {
        return address.getPort();
    }

    Path data() {
        return data;
    }

    Optional<Shortage> shortage() {
        return shortage;
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Starts it without waiting. */
    void launch() throws IOException {
        launchWith(HEAP);
    }

    /**
     * Likewise, with another heap.
     *
     * @param heap such as {@code -Xmx24m}
     */
    void launchWith(String heap) throws IOException {
        starts++;
        process =
                new ProcessBuilder(command(heap))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
    }

    /** Waits until it has said that it is ready, as often as it was started. */
    void await() throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (readies() < starts) {
            if (System.nanoTime() > end || process == null || !process.isAlive()) {
                throw new IOException(name + " does not start: see " + log + tail());
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
    }

    /** The log goes with the run's directory; its end is told. */
    private String tail() throws IOException {
        List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
        int from = Math.max(0, lines.size() - TAIL_LINES);
        return "\n" + String.join("\n", lines.subList(from, lines.size()));
    }

    private long readies() throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter("ready"::equals).count();
        }
    }

    /**
     * Starts it again and waits, as a supervisor does: one that ends because something else is not
     * there yet is started once more.
     */
    void restart() throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                starts = Math.toIntExact(readies());
                launch();
                awaitFirst();
                return;
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                kill();
            }
        }
    }

    /** Waits until it is ready, and lets it have its turn before the others until then. */
    private void awaitFirst() throws IOException, InterruptedException {
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        Priority.first(process.pid());
        await();
        Priority.usual(process.pid());
    }

    /** SIGKILL. */
    void kill() {
        if (process != null) {
            process.destroyForcibly();
            awaitEnd(process);
        }
    }

    /** SIGTERM, and the end that it takes its time for. */
    void stop() {
        if (process != null) {
            process.destroy();
            awaitEnd(process);
            kill();
        }
    }

    private static void awaitEnd(Process process) {
        try {
            var _ = process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** SIGSTOP. */
    void pause() throws IOException, InterruptedException {
        signal("-STOP");
    }

    /** SIGCONT. */
    void resume() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String signal) throws IOException, InterruptedException {
        if (process != null) {
            Commands.run("kill", signal, Long.toString(process.pid()));
        }
    }

    private void end() {
        kill();
        shortage.ifPresent(Shortage::close);
    }

    @Override
    public void close() {
        stop();
        shortage.ifPresent(Shortage::close);
        try {
            Runtime.getRuntime().removeShutdownHook(endWithTheJvm);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs by itself.
        }
    }
}
