package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import java.io.IOException;

/**
 * SORT and THREAD of all messages of INBOX. Cold is the first one after the server's start, which
 * has to read what it compares; the system's file cache stays warm.
 */
public final class SortAndThread implements Measure {
    private static final String BY_DATE = "SORT (DATE) UTF-8 ALL";
    private static final String BY_SUBJECT = "SORT (SUBJECT) UTF-8 ALL";
    private static final String THREADS = "THREAD REFERENCES UTF-8 ALL";

    /** Each answer has a number a message. */
    private static final int REPETITIONS_MAX = 20;

    private final Sizes sizes;

    public SortAndThread(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "SORT and THREAD";
    }

    @Override
    public void run(MailServer server, Report report) throws IOException, InterruptedException {
        double[] cold = new double[Sizes.FEW];
        for (int i = 0; i < Sizes.FEW; i++) {
            server.stop();
            server.start();
            try (ImapClient client = server.login()) {
                client.command("SELECT INBOX").orThrow();
                cold[i] = Timing.millis(client, BY_SUBJECT);
            }
        }
        report.add(server.name(), quantity("`" + BY_SUBJECT + "` cold"), Samples.of(cold));
        try (ImapClient client = server.login()) {
            client.command("SELECT INBOX").orThrow();
            warm(client, BY_DATE, server, report);
            warm(client, BY_SUBJECT, server, report);
            warm(client, THREADS, server, report);
        }
    }

    private void warm(ImapClient client, String command, MailServer server, Report report) {
        int repetitions = Math.min(sizes.repetitions(), REPETITIONS_MAX);
        report.add(
                server.name(),
                quantity("`" + command + "`").withTarget(atMost(500)),
                Timing.repeat(repetitions, client, command));
    }

    private Quantity quantity(String what) {
        String size = " (" + Sizes.grouped(sizes.messages()) + " messages)";
        return Quantity.of(what + size, Unit.MILLISECONDS);
    }
}
