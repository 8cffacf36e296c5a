package io.culver.perf.measure;

import io.culver.model.DataSize;
import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** A message of 45 MB, appended and fetched again; it must come back as it went. */
public final class LargeMessages implements Measure {
    private static final String MAILBOX = "PerfLarge";
    private static final DataSize SIZE = new DataSize(45_000_000);
    private static final Quantity APPEND =
            Quantity.of("APPEND of a message of 45 MB", Unit.SECONDS);
    private static final Quantity FETCH =
            Quantity.of("`FETCH BODY.PEEK[]` of a message of 45 MB", Unit.SECONDS);

    private final byte[] message;

    public LargeMessages(MailSource mail) throws IOException {
        try (InputStream in = mail.generator().large(SIZE)) {
            this.message = in.readAllBytes();
        }
    }

    @Override
    public String name() {
        return "large messages";
    }

    @Override
    public void run(MailServer server, Report report) {
        double[] appends = new double[Sizes.FEW];
        double[] fetches = new double[Sizes.FEW];
        try (ImapClient client = server.login()) {
            Mailboxes.create(client, MAILBOX);
            for (int i = 0; i < Sizes.FEW; i++) {
                appends[i] = Timing.millis(() -> client.append(MAILBOX, message).orThrow()) / 1000;
            }
            client.command("SELECT " + MAILBOX).orThrow();
            for (int i = 0; i < Sizes.FEW; i++) {
                fetches[i] = fetch(client, i + 1);
            }
            Mailboxes.delete(client, MAILBOX);
        }
        report.add(server.name(), APPEND, Samples.of(appends));
        report.add(server.name(), FETCH, Samples.of(fetches));
    }

    private double fetch(ImapClient client, int number) {
        Response[] answer = new Response[1];
        double millis =
                Timing.millis(() -> answer[0] = client.command("FETCH " + number + " BODY.PEEK[]"));
        byte[] fetched = answer[0].orThrow().untagged().getFirst().literal();
        if (!Arrays.equals(message, fetched)) {
            throw new IllegalStateException("a large message has changed");
        }
        return millis / 1000;
    }
}
