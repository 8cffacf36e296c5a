package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to find a message that was appended just now: the first SEARCH for its text takes
 * longer than the second by what an index has to catch up with.
 */
public final class SearchFreshness implements Measure {
    private static final Quantity EXTRA =
            Quantity.of(
                            "What the first SEARCH after an APPEND takes longer than the next",
                            Unit.MILLISECONDS)
                    .withTarget(atMost(50));

    private final Sizes sizes;

    public SearchFreshness(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "SEARCH right after APPEND";
    }

    @Override
    public void run(MailServer server, Report report) {
        List<Double> extra = new ArrayList<>();
        try (ImapClient client = server.login()) {
            client.command("SELECT INBOX").orThrow();
            for (int i = 0; i < sizes.repetitions(); i++) {
                extra.add(extra(client, "zyxw" + i + "fresh"));
            }
            client.command("EXPUNGE").orThrow();
        }
        report.add(server.name(), EXTRA, Samples.of(extra));
    }

    private static double extra(ImapClient client, String word) {
        byte[] message =
                ("Subject: new\r\n\r\nHere is " + word + ".\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        client.append("INBOX (\\Deleted)", message).orThrow();
        String search = "SEARCH RETURN (COUNT) SUBJECT new BODY " + word;
        double first = Timing.millis(() -> find(client, search));
        return first - Timing.millis(() -> find(client, search));
    }

    private static void find(ImapClient client, String search) {
        boolean isFound =
                client.command(search).orThrow().untagged().stream()
                        .anyMatch(line -> line.text().endsWith("COUNT 1"));
        if (!isFound) {
            throw new IllegalStateException("not found: " + search);
        }
    }
}
