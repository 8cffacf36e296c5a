package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;

/**
 * COPY, STORE and EXPUNGE of many messages at once. STORE is silent, and CLOSE expunges without a
 * line for each message; EXPUNGE is also measured with its lines.
 */
public final class BulkChanges implements Measure {
    private static final String MAILBOX = "PerfBulk";

    private final int rounds;
    private final int batch;
    private final Quantity copy;
    private final Quantity store;
    private final Quantity close;
    private final Quantity expunge;

    public BulkChanges(Sizes sizes) {
        this.rounds = Math.clamp(sizes.repetitions(), Sizes.FEW, 10);
        this.batch = sizes.batch();
        this.copy = quantity("COPY of %s messages").withTarget(atMost(50));
        this.store = quantity("STORE of a flag on %s messages, silent").withTarget(atMost(50));
        this.close = quantity("CLOSE that expunges %s messages, no answers").withTarget(atMost(50));
        this.expunge = quantity("EXPUNGE of %s messages, with its answers");
    }

    private Quantity quantity(String format) {
        return Quantity.of(format.formatted(Sizes.grouped(batch)), Unit.MILLISECONDS);
    }

    @Override
    public String name() {
        return "STORE, COPY, EXPUNGE";
    }

    @Override
    public void run(MailServer server, Report report) {
        double[] copies = new double[2 * rounds];
        double[] stores = new double[2 * rounds];
        double[] closes = new double[rounds];
        double[] expunges = new double[rounds];
        try (ImapClient client = server.login()) {
            Mailboxes.create(client, MAILBOX);
            for (int i = 0; i < rounds; i++) {
                copies[2 * i] = copyAndSelect(client);
                stores[2 * i] = storeAndDelete(client);
                closes[i] = Timing.millis(client, "CLOSE");
                copies[2 * i + 1] = copyAndSelect(client);
                stores[2 * i + 1] = storeAndDelete(client);
                expunges[i] = Timing.millis(client, "EXPUNGE");
            }
            Mailboxes.delete(client, MAILBOX);
        }
        report.add(server.name(), copy, Samples.of(copies));
        report.add(server.name(), store, Samples.of(stores));
        report.add(server.name(), close, Samples.of(closes));
        report.add(server.name(), expunge, Samples.of(expunges));
    }

    private double copyAndSelect(ImapClient client) {
        client.command("SELECT INBOX").orThrow();
        double millis = Timing.millis(client, "COPY 1:" + batch + " " + MAILBOX);
        client.command("SELECT " + MAILBOX).orThrow();
        return millis;
    }

    private static double storeAndDelete(ImapClient client) {
        double millis = Timing.millis(client, "STORE 1:* +FLAGS.SILENT (\\Flagged)");
        client.command("STORE 1:* +FLAGS.SILENT (\\Deleted)").orThrow();
        return millis;
    }
}
