package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a TLS connection that has selected INBOX and idles costs in resident memory: the growth from
 * none to many, after a collection of garbage, divided by their number.
 */
public final class IdleMemory implements Measure {
    /** Before the first figure: what the first connections load, no later one loads again. */
    private static final int WARM_UP = 50;

    /** For what connections that have ended leave behind to go. */
    private static final Duration SETTLE = Duration.ofSeconds(3);

    private final int connections;
    private final Quantity perConnection;

    public IdleMemory(Sizes sizes) {
        this.connections = sizes.connections();
        this.perConnection =
                Quantity.of(
                                "Memory of a TLS connection in IDLE ("
                                        + Sizes.grouped(connections)
                                        + " at once)",
                                Unit.KIBIBYTES)
                        .withTarget(atMost(50));
    }

    @Override
    public String name() {
        return "memory in IDLE";
    }

    @Override
    public void run(MailServer server, Report report) throws IOException, InterruptedException {
        hold(WARM_UP, server);
        double[] kibibytes = new double[Sizes.FEW];
        for (int i = 0; i < kibibytes.length; i++) {
            long before = settledMemory(server);
            kibibytes[i] = (double) (hold(connections, server) - before) / connections;
        }
        report.add(server.name(), perConnection, Samples.of(kibibytes));
    }

    /** The server's memory while so many connections idle. */
    private static long hold(int count, MailServer server)
            throws IOException, InterruptedException {
        List<ImapClient> clients = new ArrayList<>(count);
        try {
            for (int i = 0; i < count; i++) {
                ImapClient client = server.loginOverTls();
                clients.add(client);
                client.command("SELECT INBOX").orThrow();
                client.idle();
            }
            return settledMemory(server);
        } finally {
            clients.forEach(ImapClient::close);
        }
    }

    private static long settledMemory(MailServer server) throws IOException, InterruptedException {
        Thread.sleep(SETTLE);
        server.collectGarbage();
        return server.memoryKibibytes();
    }
}
