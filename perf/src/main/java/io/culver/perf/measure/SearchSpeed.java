package io.culver.perf.measure;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.util.Locale;

/**
 * SEARCH by SUBJECT and by TEXT. Before, it waits until a search is answered at all: a server with
 * an index may have to catch up with what was imported.
 */
public final class SearchSpeed implements Measure {
    private static final int CATCH_UP_ATTEMPTS = 40;

    private final Sizes sizes;

    public SearchSpeed(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "SEARCH";
    }

    @Override
    public void run(MailServer server, Report report) {
        try (ImapClient client = server.login()) {
            client.command("SELECT INBOX").orThrow();
            catchUp(client, server, report);
            search(client, "SUBJECT invoice", sizes.repetitions(), server, report);
            search(client, "SUBJECT \"invoice harbour\"", sizes.repetitions(), server, report);
            search(client, "TEXT harbour", Sizes.FEW, server, report);
            search(client, "TEXT \"invoice harbour\"", Sizes.FEW, server, report);
        }
    }

    private void catchUp(ImapClient client, MailServer server, Report report) {
        long begin = System.nanoTime();
        Response answer = client.command("SEARCH TEXT umbrella");
        for (int i = 1; !answer.isOk() && i < CATCH_UP_ATTEMPTS; i++) {
            answer = client.command("SEARCH TEXT umbrella");
        }
        answer.orThrow();
        Quantity quantity =
                Quantity.of(
                        "First SEARCH TEXT after the import, until it is answered", Unit.SECONDS);
        report.add(server.name(), quantity, Samples.of((System.nanoTime() - begin) / 1e9));
    }

    private void search(
            ImapClient client, String keys, int repetitions, MailServer server, Report report) {
        String command = "SEARCH " + keys;
        Quantity quantity =
                Quantity.of(
                        String.format(
                                Locale.ROOT,
                                "`%s` (%s messages)",
                                command,
                                Sizes.grouped(sizes.messages())),
                        Unit.MILLISECONDS);
        report.add(server.name(), quantity, Timing.repeat(repetitions, client, command));
        report.remark(server.name(), "`" + command + "` finds " + hits(client, command));
    }

    private static int hits(ImapClient client, String command) {
        int[] hits = {0};
        Timing.run(
                client,
                command,
                line -> {
                    if (line.startsWith("* SEARCH ")) {
                        hits[0] += line.text().split(" ").length - 2;
                    }
                });
        return hits[0];
    }
}
