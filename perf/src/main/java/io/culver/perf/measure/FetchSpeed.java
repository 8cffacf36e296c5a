package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import java.nio.charset.StandardCharsets;

/**
 * What clients ask of all messages when they fill their own store: flags with a few header fields,
 * or envelopes and structures. Warm: the first answer, which fills the server's caches, does not
 * count. And a header field that is there 100,000 times.
 */
public final class FetchSpeed implements Measure {
    private static final String MAILBOX = "PerfHeader";

    /** The messages of the figure to reach. */
    private static final int MESSAGES = 20_000;

    private static final int LINES = 100_000;

    private static final String FIELDS =
            "(UID FLAGS BODY.PEEK[HEADER.FIELDS (FROM TO SUBJECT DATE MESSAGE-ID)])";
    private static final String STRUCTURES = "(ENVELOPE BODYSTRUCTURE)";
    private static final String TO = "FETCH 1 BODY.PEEK[HEADER.FIELDS (TO)]";

    private static final Quantity LONG_HEADER =
            Quantity.of("`" + TO + "` of " + Sizes.grouped(LINES) + " lines", Unit.MILLISECONDS)
                    .withTarget(atMost(500));

    private final Sizes sizes;
    private final String messages;

    public FetchSpeed(Sizes sizes) {
        this.sizes = sizes;
        this.messages = "FETCH 1:" + Math.min(sizes.messages(), MESSAGES) + " ";
    }

    @Override
    public String name() {
        return "FETCH of headers and structures";
    }

    @Override
    public void run(MailServer server, Report report) {
        try (ImapClient client = server.login()) {
            client.command("EXAMINE INBOX").orThrow();
            repeat(messages + FIELDS, client, server, report);
            repeat(messages + STRUCTURES, client, server, report);
            longHeader(client, server, report);
        }
    }

    private void repeat(String fetch, ImapClient client, MailServer server, Report report) {
        var first = Quantity.of("`" + fetch + "`, the first", Unit.MILLISECONDS);
        var warm = Quantity.of("`" + fetch + "`", Unit.MILLISECONDS);
        report.add(server.name(), first, Timing.repeat(1, client, fetch));
        report.add(server.name(), warm, Timing.repeat(sizes.repetitions(), client, fetch));
    }

    private void longHeader(ImapClient client, MailServer server, Report report) {
        String message = "To: user@example.org\r\n".repeat(LINES) + "\r\nbody\r\n";
        Mailboxes.create(client, MAILBOX);
        client.append(MAILBOX, message.getBytes(StandardCharsets.US_ASCII)).orThrow();
        client.command("EXAMINE " + MAILBOX).orThrow();
        report.add(server.name(), LONG_HEADER, Timing.repeat(sizes.repetitions(), client, TO));
        Mailboxes.delete(client, MAILBOX);
    }
}
