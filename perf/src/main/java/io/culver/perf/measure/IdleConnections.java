package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.Culver;
import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the memory of connections in IDLE is, with TLS alone and with COMPRESS: live objects on the
 * heap, and what the process has grown by besides. The heap is resident as a whole from the start
 * on, so that nothing can grow into it unseen. RFC 4978
 */
public final class IdleConnections {
    /** The server's Java options. */
    public static final String JAVA_OPTIONS = "-Xms512m -Xmx512m -XX:+AlwaysPreTouch";

    /** For connections to end, and for what compresses to be given back: that takes up to 10 s. */
    private static final Duration SETTLE = Duration.ofSeconds(15);

    /** One more is not counted: it loads what all others use. */
    private static final int ROUNDS = Sizes.FEW;

    private final Culver culver;
    private final int connections;

    private record Memory(long heap, long besides) {}

    private IdleConnections(Culver culver, int connections) {
        this.culver = culver;
        this.connections = connections;
    }

    /**
     * Starts the server and measures.
     *
     * @param culver stopped and empty, to be started with {@link #JAVA_OPTIONS}
     */
    public static void measure(Culver culver, Sizes sizes, Report report)
            throws IOException, InterruptedException {
        culver.start();
        var measure = new IdleConnections(culver, sizes.connections());
        measure.run("TLS", false, report);
        measure.run("TLS and COMPRESS", true, report);
    }

    private void run(String how, boolean isCompressed, Report report)
            throws IOException, InterruptedException {
        var _ = hold(isCompressed);
        List<Double> heap = new ArrayList<>();
        List<Double> besides = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Memory before = settled();
            Memory held = hold(isCompressed);
            heap.add((double) (held.heap - before.heap) / connections);
            besides.add((double) (held.besides - before.besides) / connections);
        }
        String which = " of a connection in IDLE, " + how + " (" + Sizes.grouped(connections) + ")";
        report.add(culver.name(), quantity("Heap" + which), Samples.of(heap));
        report.add(culver.name(), quantity("Memory besides" + which), Samples.of(besides));
    }

    private static Quantity quantity(String name) {
        return Quantity.of(name, Unit.KIBIBYTES).withTarget(atMost(50));
    }

    private Memory hold(boolean isCompressed) throws IOException, InterruptedException {
        List<ImapClient> clients = new ArrayList<>(connections);
        try {
            for (int i = 0; i < connections; i++) {
                ImapClient client = culver.loginOverTls();
                clients.add(client);
                if (isCompressed) {
                    client.compress();
                }
                client.command("SELECT INBOX").orThrow();
                client.idle();
            }
            return settled();
        } finally {
            clients.forEach(ImapClient::close);
        }
    }

    private Memory settled() throws IOException, InterruptedException {
        Thread.sleep(SETTLE);
        long heap = culver.liveHeapKibibytes();
        return new Memory(heap, culver.memoryKibibytes());
    }
}
