package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.HeldMemory;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a connection costs that has selected INBOX and idles, with TLS alone and with COMPRESS: the
 * growth of the memory that the server needs, from none to many, divided by their number. RFC 4978
 */
public final class IdleConnections implements Measure {
    /**
     * Culver's Java options: its heap is resident as a whole from the start on, so that nothing can
     * grow into it unseen.
     */
    public static final String JAVA_OPTIONS = "-Xms512m -Xmx512m -XX:+AlwaysPreTouch";

    /** For connections to end, and for what compresses to be given back: that takes up to 10 s. */
    private static final Duration SETTLE = Duration.ofSeconds(15);

    /** One more is not counted: it loads what all others use. */
    private static final int ROUNDS = Sizes.FEW;

    private final int connections;

    public IdleConnections(Sizes sizes) {
        this.connections = sizes.connections();
    }

    @Override
    public String name() {
        return "idle connections";
    }

    @Override
    public void run(MailServer server, Report report) throws IOException, InterruptedException {
        run("TLS", false, server, report);
        run("TLS and COMPRESS", true, server, report);
    }

    private void run(String how, boolean isCompressed, MailServer server, Report report)
            throws IOException, InterruptedException {
        var _ = hold(isCompressed, server);
        List<Double> all = new ArrayList<>();
        List<Double> heap = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            HeldMemory before = settled(server);
            HeldMemory held = hold(isCompressed, server);
            all.add((double) (held.kibibytes() - before.kibibytes()) / connections);
            heap.add((double) (held.heap() - before.heap()) / connections);
        }
        String which = " of a connection in IDLE, " + how + " (" + Sizes.grouped(connections) + ")";
        report.add(server.name(), quantity("Memory" + which), Samples.of(all));
        if (settled(server).heap() > 0) {
            report.add(server.name(), quantity("Heap" + which), Samples.of(heap));
        }
    }

    private static Quantity quantity(String name) {
        return Quantity.of(name, Unit.KIBIBYTES).withTarget(atMost(50));
    }

    private HeldMemory hold(boolean isCompressed, MailServer server)
            throws IOException, InterruptedException {
        List<ImapClient> clients = new ArrayList<>(connections);
        try {
            for (int i = 0; i < connections; i++) {
                ImapClient client = server.loginOverTls();
                clients.add(client);
                if (isCompressed) {
                    client.compress();
                }
                client.command("SELECT INBOX").orThrow();
                client.idle();
            }
            return settled(server);
        } finally {
            clients.forEach(ImapClient::close);
        }
    }

    private static HeldMemory settled(MailServer server) throws IOException, InterruptedException {
        Thread.sleep(SETTLE);
        return server.heldMemory();
    }
}
