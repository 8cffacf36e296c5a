package io.culver.perf;

import io.culver.perf.measure.AppendRate;
import io.culver.perf.measure.BulkChanges;
import io.culver.perf.measure.FetchSpeed;
import io.culver.perf.measure.HeapUnderLoad;
import io.culver.perf.measure.IdleConnections;
import io.culver.perf.measure.ImportRate;
import io.culver.perf.measure.LargeMessages;
import io.culver.perf.measure.MailSource;
import io.culver.perf.measure.MboxMail;
import io.culver.perf.measure.Measure;
import io.culver.perf.measure.Resynchronization;
import io.culver.perf.measure.SearchAmidAppends;
import io.culver.perf.measure.SearchFreshness;
import io.culver.perf.measure.SearchKeys;
import io.culver.perf.measure.SearchSpeed;
import io.culver.perf.measure.SelectAndFetch;
import io.culver.perf.measure.Sizes;
import io.culver.perf.measure.SortAndThread;
import io.culver.perf.measure.StartTime;
import io.culver.perf.report.Report;
import io.culver.perf.report.Target;
import io.culver.perf.server.Certificate;
import io.culver.perf.server.Culver;
import io.culver.perf.server.Dovecot;
import io.culver.perf.server.MailServer;
import io.culver.perf.server.StoreSetting;
import io.culver.testkit.cassandra.CassandraNode;
import io.culver.testkit.cassandra.CommitLogSync;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One run: every measure on every server, one after the other; closing it ends the servers. */
final class Run implements AutoCloseable {
    static final String OURS = "Culver";
    static final String PEER = "Dovecot";

    /** Each a sample of the import's rate. */
    private static final int IMPORT_FILES = 4;

    private static final double IMPORT_EMBEDDED = 1_000;
    private static final double IMPORT_CASSANDRA = 300;

    /** After this, what has not been measured is left out. */
    private static final Duration TIME = Duration.ofMinutes(90);

    private static final Duration TIME_QUICK = Duration.ofMinutes(20);

    private final Path home;
    private final Path directory;
    private final Options options;
    private final Sizes sizes;
    private final Report report;
    private final Certificate certificate;
    private final Optional<CassandraNode> cassandra;
    private final List<MailServer> servers = new ArrayList<>();
    private final long begin = System.nanoTime();

    Run(Path home, Path directory, Options options, Report report)
            throws IOException, InterruptedException {
        this.home = home;
        this.directory = directory;
        this.options = options;
        this.report = report;
        this.sizes =
                options.isQuick()
                        ? Sizes.quick(options.messages())
                        : Sizes.full(options.messages());
        // Dovecot's processes are other users and look into the directory.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        this.certificate = Certificate.make(directory);
        this.cassandra =
                options.isOnCassandra()
                        ? Optional.of(CassandraNode.start(CommitLogSync.BATCH))
                        : Optional.empty();
    }

    void measureAll() throws IOException, InterruptedException {
        if (options.wants("start")) {
            attempt(
                    "start",
                    OURS,
                    () -> {
                        StartTime.measure(this::demo, report);
                        return true;
                    });
        }
        servers.add(culver("culver", store("culver_perf"), ""));
        if (options.isWithDovecot() && Dovecot.isInstalled()) {
            servers.add(new Dovecot(directory.resolve("dovecot"), certificate));
        }
        servers.removeIf(server -> !attempt("start", server.name(), () -> started(server)));
        var mail = new MailSource();
        var large = new LargeMessages(mail);
        List<Measure> measures =
                List.of(
                        imports(mail),
                        new SearchSpeed(sizes),
                        new SearchKeys(sizes),
                        new SearchFreshness(sizes),
                        new SearchAmidAppends(sizes, mail),
                        new SelectAndFetch(sizes),
                        new Resynchronization(sizes),
                        new FetchSpeed(sizes),
                        new SortAndThread(sizes),
                        new BulkChanges(sizes),
                        new AppendRate(sizes, mail));
        // Only what is imported can be measured.
        boolean isMailNeeded = measures.stream().anyMatch(it -> options.wants(it.name()));
        measures.stream()
                .filter(it ->
                        options.wants(it.name()) || (isMailNeeded && it instanceof ImportRate))
                .forEach(measure -> servers.forEach(server -> measure(measure, server)));
        var idle = new IdleConnections(sizes);
        if (options.wants(idle.name())) {
            peers().forEach(server -> measure(idle, server));
            idle(idle);
        }
        if (options.wants(large.name())) {
            large(large);
        }
    }

    private void idle(IdleConnections idle) throws IOException {
        try (Culver fresh =
                culver("culver-idle", store("culver_idle"), IdleConnections.JAVA_OPTIONS)) {
            if (attempt("start", fresh.name(), () -> started(fresh))) {
                measure(idle, fresh);
            }
        }
    }

    private void large(LargeMessages large) throws IOException, InterruptedException {
        peers().forEach(server -> measure(large, server));
        heap(large);
    }

    private List<MailServer> peers() {
        return servers.stream().filter(server -> !server.name().equals(OURS)).toList();
    }

    private static boolean started(MailServer server) throws IOException, InterruptedException {
        server.start();
        return true;
    }

    private void measure(Measure measure, MailServer server) {
        attempt(
                measure.name(),
                server.name(),
                () -> {
                    measure.run(server, report);
                    return true;
                });
    }

    /** A measure that fails is said to have failed; the others are measured all the same. */
    @SuppressWarnings("CatchingUnchecked")
    private boolean attempt(String what, String server, Callable<Boolean> step) {
        Duration time = options.isQuick() ? TIME_QUICK : TIME;
        if (System.nanoTime() - begin > time.toNanos()) {
            report.remark(server, what + " left out: the run has taken more than " + time);
            return false;
        }
        System.out.println(what + ", " + server);
        try {
            return step.call();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (Exception e) {
            report.remark(server, "**" + what + " failed**: " + firstLine(e));
            e.printStackTrace();
            return false;
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private ImportRate imports(MailSource mail) throws IOException {
        int inFile = options.messages() / IMPORT_FILES;
        MboxWriter writer = mail::writeMbox;
        String kind = " generated messages of ";
        if (options.mbox().isPresent()) {
            writer = new MboxMail(options.mbox().get())::writeMbox;
            kind = " messages out of " + options.mbox().get().getFileName() + ", of ";
        }
        List<Path> files = new ArrayList<>();
        long octets = 0;
        for (int i = 0; i < IMPORT_FILES; i++) {
            Path file = directory.resolve("mail-" + i + ".mbox");
            octets += writer.write(file, inFile);
            files.add(file);
        }
        int messages = IMPORT_FILES * inFile;
        report.remark("Mail", messages + kind + octets / messages + " octets on average");
        double rate = options.isOnCassandra() ? IMPORT_CASSANDRA : IMPORT_EMBEDDED;
        return new ImportRate(files, inFile, Target.atLeast(rate));
    }

    /** Writes the next messages to an mbox file, and says how many octets they have. */
    @FunctionalInterface
    private interface MboxWriter {
        long write(Path file, int count) throws IOException;
    }

    private void heap(LargeMessages large) throws IOException, InterruptedException {
        Path log = directory.resolve("gc.log");
        try (Culver small =
                culver("culver-large", store("culver_large"), HeapUnderLoad.javaOptions(log))) {
            attempt(
                    large.name() + " with " + HeapUnderLoad.HEAP,
                    OURS,
                    () -> {
                        HeapUnderLoad.measure(small, log, large, report);
                        return true;
                    });
        }
    }

    private Culver demo() throws IOException {
        Path fresh = Files.createTempDirectory(directory, "demo-");
        return culver(String.valueOf(fresh.getFileName()), new StoreSetting.Embedded(), "");
    }

    private Culver culver(String name, StoreSetting store, String javaOptions) throws IOException {
        return new Culver(home, directory.resolve(name), store, javaOptions, certificate);
    }

    private StoreSetting store(String keyspace) {
        return cassandra
                .<StoreSetting>map(node ->
                        new StoreSetting.Cassandra(
                                node.contactPoint(), node.datacenter(), keyspace))
                .orElseGet(StoreSetting.Embedded::new);
    }

    boolean hasPeer() {
        return !peers().isEmpty();
    }

    /** What was measured, for the head of the results. */
    String servers() {
        String javaOptions = System.getenv().getOrDefault("CULVER_JAVA_OPTS", "");
        String ours =
                "Culver on "
                        + store("").text()
                        + cassandra.map(node -> " (one node, " + node.kind() + ")").orElse("")
                        + (javaOptions.isEmpty() ? "" : " with " + javaOptions);
        return hasPeer() ? ours + "; Dovecot 2.3 with mdbox" : ours;
    }

    @Override
    public void close() {
        for (MailServer server : servers) {
            server.close();
        }
        cassandra.ifPresent(CassandraNode::close);
    }
}
