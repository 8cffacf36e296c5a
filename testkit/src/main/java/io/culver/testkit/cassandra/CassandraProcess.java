package io.culver.testkit.cassandra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Cassandra node as a child process on a JDK 17: its files and its packets can be reached, too.
 */
public final class CassandraProcess implements CassandraNode {
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(30);

    private final InetSocketAddress contactPoint;
    private final int storagePort;
    private final NodeDirectory directory;
    private final ProcessBuilder command;
    private final Thread endWithTheJvm = new Thread(this::killAndDelete, "cassandra-end");

    private @Nullable Process process; // null until first started

    private CassandraProcess(
            InetSocketAddress contactPoint,
            int storagePort,
            NodeDirectory directory,
            ProcessBuilder command) {
        this.contactPoint = contactPoint;
        this.storagePort = storagePort;
        this.directory = directory;
        this.command = command;
    }

    static CassandraProcess start(Ring ring, int node, NodeSetting setting) {
        Path jdk = Jdk17.home();
        String address = ring.addresses().get(node);
        NodeDirectory directory = NodeDirectory.create();
        directory.writeConfiguration(
                new CassandraYaml(
                        "culver-" + ring.storagePort(),
                        ring.seeds(),
                        address,
                        address,
                        ring.storagePort(),
                        ring.nativePort(),
                        directory.path().toString(),
                        setting.sync(),
                        setting.settings()));
        ProcessBuilder command = directory.command(jdk);
        command.environment().putAll(setting.environment());
        var started =
                new CassandraProcess(
                        ring.contactPoint(node), ring.storagePort(), directory, command);
        Runtime.getRuntime().addShutdownHook(started.endWithTheJvm);
        try {
            started.restart();
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
        return started;
    }

    @Override
    public InetSocketAddress contactPoint() {
        return contactPoint;
    }

    @Override
    public String kind() {
        return "process";
    }

    /** Where the other nodes reach it, at the address of its contact point. */
    public int storagePort() {
        return storagePort;
    }

    /** Where its {@code data}, {@code commitlog} and the like are. */
    public Path directory() {
        return directory.path();
    }

    @Override
    public void restart() {
        var _ = launch();
        var _ = await();
    }

    /** Starts it without waiting, and returns its process id. */
    public synchronized long launch() {
        if (process != null && process.isAlive()) {
            throw new IllegalStateException("the node runs; stop or kill it first");
        }
        try {
            process = command.start();
            return process.pid();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.command().getFirst(), e);
        }
    }

    /** Waits until the node that was launched serves, and returns its process id. */
    public synchronized long await() {
        Process started = Objects.requireNonNull(process);
        Startup.await(this, started::isAlive, directory::logTail);
        return started.pid();
    }

    @Override
    public synchronized void stop() {
        if (process != null) {
            process.destroy();
            if (!waitFor(process, STOP_DEADLINE)) {
                kill();
            }
        }
    }

    @Override
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            waitFor(process, STOP_DEADLINE);
        }
    }

    @Override
    public void pause() {
        signal("-STOP");
    }

    @Override
    public void resume() {
        signal("-CONT");
    }

    private synchronized void signal(String signal) {
        if (process == null) {
            throw new IllegalStateException("the node was never started");
        }
        try {
            var kill = new ProcessBuilder("kill", signal, Long.toString(process.pid()));
            if (!waitFor(kill.start(), STOP_DEADLINE)) {
                throw new IllegalStateException("kill " + signal + " does not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send a signal", e);
        }
    }

    @Override
    public void close() {
        killAndDelete();
        try {
            Runtime.getRuntime().removeShutdownHook(endWithTheJvm);
        } catch (IllegalStateException e) {
            // The JVM is ending: the hook has run or will find nothing to do.
        }
    }

    private synchronized void killAndDelete() {
        kill(); // its data are about to go: nothing to flush
        directory.delete();
    }

    private static boolean waitFor(Process process, Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Cassandra", e);
        }
    }
}
