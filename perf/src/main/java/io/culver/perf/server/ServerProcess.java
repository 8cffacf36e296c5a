package io.culver.perf.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A server as a child process: its log, its end, its memory. It never outlives this JVM. */
final class ServerProcess {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Process process;
    private final Path log;
    private final Thread endWithTheJvm;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.endWithTheJvm = new Thread(this::kill, "end-of-" + process.pid());
        Runtime.getRuntime().addShutdownHook(endWithTheJvm);
    }

    static ServerProcess start(List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), log);
    }

    /**
     * Waits until the server is ready.
     *
     * @throws IOException if it ends or is not ready in time, with the end of its log
     */
    void await(BooleanSupplier isReady) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (!isReady.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IOException("the server has ended:\n" + Commands.tail(log));
            }
            if (System.nanoTime() - begin > START.toNanos()) {
                throw new IOException(
                        "the server is not ready after " + START + ":\n" + Commands.tail(log));
            }
            Thread.sleep(POLL);
        }
    }

    /** True once the server has printed this line. */
    boolean hasPrinted(String line) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.anyMatch(line::equals);
        } catch (IOException e) {
            return false; // nothing has been printed yet
        }
    }

    long pid() {
        return process.pid();
    }

    /** SIGTERM, and SIGKILL if that is not enough. */
    void stop() {
        process.destroy();
        awaitEnd();
        kill();
        awaitEnd();
        try {
            Runtime.getRuntime().removeShutdownHook(endWithTheJvm);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook runs by itself.
        }
    }

    private void awaitEnd() {
        try {
            process.waitFor(STOP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // then it is killed without waiting
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** The proportional set sizes of the process and its children: shared pages count once. */
    long memoryKibibytes() throws IOException {
        long sum = 0;
        List<ProcessHandle> all =
                Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
        for (ProcessHandle one : all) {
            sum += proportionalSetKibibytes(one);
        }
        return sum;
    }

    private static long proportionalSetKibibytes(ProcessHandle one) throws IOException {
        Path rollup = Path.of("/proc", Long.toString(one.pid()), "smaps_rollup");
        for (String line : Files.readAllLines(rollup)) {
            if (line.startsWith("Pss:")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no Pss in " + rollup);
    }
}
