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
 * SELECT of INBOX and the flags of all its messages: what a client asks for when it opens a
 * mailbox. Cold is the first time after the server's start; the system's file cache stays warm.
 */
public final class SelectAndFetch implements Measure {
    private static final String SELECT = "SELECT INBOX";
    private static final String FETCH = "FETCH 1:* (FLAGS)";
    private static final String ENVELOPES = "FETCH 1:1000 (UID FLAGS RFC822.SIZE ENVELOPE)";

    private final Sizes sizes;
    private final Quantity selectCold;
    private final Quantity selectWarm;
    private final Quantity fetchCold;
    private final Quantity fetchWarm;
    private final Quantity envelopes;

    public SelectAndFetch(Sizes sizes) {
        this.sizes = sizes;
        String size = " (" + Sizes.grouped(sizes.messages()) + " messages)";
        this.selectCold = quantity("SELECT cold" + size).withTarget(atMost(500));
        this.selectWarm = quantity("SELECT warm" + size).withTarget(atMost(20));
        this.fetchCold = quantity("`" + FETCH + "` cold" + size);
        this.fetchWarm = quantity("`" + FETCH + "` warm" + size).withTarget(atMost(300));
        this.envelopes = quantity("`" + ENVELOPES + "`");
    }

    private static Quantity quantity(String name) {
        return Quantity.of(name, Unit.MILLISECONDS);
    }

    @Override
    public String name() {
        return "SELECT and FETCH";
    }

    @Override
    public void run(MailServer server, Report report) throws IOException, InterruptedException {
        double[] selects = new double[Sizes.FEW];
        double[] fetches = new double[Sizes.FEW];
        for (int i = 0; i < Sizes.FEW; i++) {
            server.stop();
            server.start();
            try (ImapClient client = server.login()) {
                selects[i] = Timing.millis(client, SELECT);
                fetches[i] = Timing.millis(client, FETCH);
            }
        }
        report.add(server.name(), selectCold, Samples.of(selects));
        report.add(server.name(), fetchCold, Samples.of(fetches));
        try (ImapClient client = server.login()) {
            int repetitions = sizes.repetitions();
            report.add(server.name(), selectWarm, Timing.repeat(repetitions, client, SELECT));
            report.add(server.name(), fetchWarm, Timing.repeat(repetitions, client, FETCH));
            report.add(server.name(), envelopes, Timing.repeat(repetitions, client, ENVELOPES));
        }
    }
}
