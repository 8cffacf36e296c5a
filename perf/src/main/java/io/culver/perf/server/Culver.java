package io.culver.perf.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Culver, run by the project's own {@code ./culver}. */
public final class Culver implements MailServer {
    private static final Duration IMPORT = Duration.ofMinutes(30);
    private static final Duration COLLECTION = Duration.ofSeconds(60);
    private static final String JAVA_OPTIONS = "CULVER_JAVA_OPTS";

    private final Path home;
    private final Path directory;
    private final StoreSetting store;
    private final String javaOptions;
    private final Certificate certificate;
    private final InetSocketAddress plain = FreePort.next();
    private final InetSocketAddress tls = FreePort.next();

    private @Nullable ServerProcess process; // null while it is stopped

    /**
     * @param home the root of the project
     * @param directory an empty directory for mail and logs
     * @param javaOptions for the server's JVM, beside what the environment sets
     */
    public Culver(
            Path home,
            Path directory,
            StoreSetting store,
            String javaOptions,
            Certificate certificate)
            throws IOException {
        this.home = home;
        this.directory = directory;
        this.store = store;
        this.javaOptions =
                (System.getenv().getOrDefault(JAVA_OPTIONS, "") + " " + javaOptions).strip();
        this.certificate = certificate;
    }

    @Override
    public String name() {
        return "Culver";
    }

    @Override
    public InetSocketAddress plain() {
        return plain;
    }

    @Override
    public InetSocketAddress tls() {
        return tls;
    }

    @Override
    public void start() throws IOException, InterruptedException {
        List<String> command = serverCommand("serve");
        command.add("--insecure-plaintext-login");
        command.addAll(List.of("--certificate", certificate.chain().toString()));
        command.addAll(List.of("--key", certificate.key().toString()));
        command.addAll(store.options(directory));
        startAndAwait(command);
    }

    /** {@code ./culver demo} with its sample mail, from the start to {@code ready}. */
    public Duration startDemo() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        startAndAwait(serverCommand("demo"));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private List<String> serverCommand(String verb) throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(List.of(program(), verb));
        command.addAll(List.of("--data", data().toString()));
        command.addAll(List.of("--port", Integer.toString(plain.getPort())));
        command.addAll(List.of("--tls-port", Integer.toString(tls.getPort())));
        command.addAll(List.of("--account", Account.NAME, "--password", Account.PASSWORD));
        return command;
    }

    private void startAndAwait(List<String> command) throws IOException, InterruptedException {
        Path log = directory.resolve("culver.log");
        ServerProcess started =
                ServerProcess.start(command, Map.of(JAVA_OPTIONS, javaOptions), log);
        process = started;
        started.await(() -> started.hasPrinted("ready"));
    }

    @Override
    public void stop() {
        if (process != null) {
            process.stop();
            process = null;
        }
    }

    @Override
    public void importMbox(Path mbox) throws IOException, InterruptedException {
        Commands.run(
                List.of(
                        program(),
                        "import",
                        "--data",
                        data().toString(),
                        "--account",
                        Account.NAME,
                        mbox.toString()),
                directory.resolve("import.log"),
                IMPORT);
    }

    /** Frees what objects are not in use, so that the log of collections says how many are. */
    public void collectGarbage() throws IOException, InterruptedException {
        var _ = jcmd("GC.run");
    }

    @Override
    public HeldMemory heldMemory() throws IOException, InterruptedException {
        // Counts objects in use: of all others it frees the heap first.
        String total = jcmd("GC.class_histogram").getLast(); // Total, instances, octets
        long heap = Long.parseLong(total.split("\\s+", -1)[2]) / 1024;
        return new HeldMemory(heap, running().memoryKibibytes());
    }

    private List<String> jcmd(String command) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Path log = directory.resolve("jcmd.log");
        Commands.run(List.of(jcmd, Long.toString(running().pid()), command), log, COLLECTION);
        return Files.readAllLines(log);
    }

    private ServerProcess running() {
        if (process == null) {
            throw new IllegalStateException("Culver does not run");
        }
        return process;
    }

    private String program() {
        return home.resolve("culver").toString();
    }

    /** Where its mail and its indexes lie. */
    public Path data() {
        return directory.resolve("data");
    }

    @Override
    public void close() {
        stop();
    }
}
