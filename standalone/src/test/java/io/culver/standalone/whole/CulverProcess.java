package io.culver.standalone.whole;

import io.culver.standalone.Culver;
import io.culver.testkit.imap.ImapClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The program as a child process, on the class path of this test. It dies with the test. */
public final class CulverProcess implements AutoCloseable {
    public static final String ACCOUNT = "alice";
    public static final String PASSWORD = "correct horse";

    private static final Duration START = Duration.ofSeconds(90);
    private static final long STOP_SECONDS = 30;

    private final Process process;
    private final Path output;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private CulverProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        Thread.ofVirtual().start(this::watch);
    }

    /** Starts the program and waits until it says that it is ready. */
    static CulverProcess start(List<String> jvmOptions, String... arguments)
            throws IOException, InterruptedException {
        CulverProcess started = launch(jvmOptions, arguments);
        if (!started.ready.await(START.toSeconds(), TimeUnit.SECONDS)
                || !started.process.isAlive()) {
            started.process.destroyForcibly();
            throw new IllegalStateException("culver did not become ready:\n" + started.output());
        }
        return started;
    }

    public static CulverProcess start(String... arguments)
            throws IOException, InterruptedException {
        return start(List.of("-Xmx512m"), arguments);
    }

    /** Starts the program and does not wait. */
    static CulverProcess launch(List<String> jvmOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Culver.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new CulverProcess(process, Files.createTempFile("culver-", ".log"));
    }

    /** Keeps what the program prints, and notices when it is ready and when it ends. */
    private void watch() {
        try (BufferedReader lines = process.inputReader();
                var log = Files.newBufferedWriter(output)) {
            String line = lines.readLine();
            while (line != null) {
                log.write(line + "\n");
                log.flush();
                if (line.equals("ready")) {
                    ready.countDown();
                }
                line = lines.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            ended.countDown();
            ready.countDown();
        }
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** SIGTERM, and its exit code once it has ended. */
    int stop() throws InterruptedException {
        process.destroy();
        return exit();
    }

    /** Its exit code once it has ended by itself. */
    int exit() throws InterruptedException {
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("culver did not stop:\n" + output());
        }
        ended.await();
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** A port that was free a moment ago. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** A connection that is logged in to the account. */
    public static ImapClient logIn(int port) {
        ImapClient client = ImapClient.connect(loopback(port));
        var _ = client.read();
        client.login(ACCOUNT, PASSWORD).orThrow();
        return client;
    }
}
