package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.Response;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SELECT with QRESYNC of a client that has missed three changes to a large mailbox. */
public final class Resynchronization implements Measure {
    private static final int MISSED = 3;

    private final Sizes sizes;
    private final Quantity resync;

    public Resynchronization(Sizes sizes) {
        this.sizes = sizes;
        String size = Sizes.grouped(sizes.messages());
        this.resync =
                Quantity.of(
                                "QRESYNC after " + MISSED + " changes (" + size + " messages)",
                                Unit.MILLISECONDS)
                        .withTarget(atMost(10));
    }

    @Override
    public String name() {
        return "QRESYNC";
    }

    @Override
    public void run(MailServer server, Report report) {
        try (ImapClient client = server.login()) {
            client.command("ENABLE QRESYNC").orThrow();
            Response selected = client.command("SELECT INBOX").orThrow();
            String known = code("UIDVALIDITY", selected) + " " + code("HIGHESTMODSEQ", selected);
            change(client, "+");
            String select = "SELECT INBOX (QRESYNC (" + known + "))";
            report.add(server.name(), resync, Timing.repeat(sizes.repetitions(), client, select));
            change(client, "-");
        }
    }

    private static void change(ImapClient client, String how) {
        for (int uid = 1; uid <= MISSED; uid++) {
            client.command("UID STORE " + uid + " " + how + "FLAGS.SILENT (\\Flagged)").orThrow();
        }
    }

    private static String code(String name, Response response) {
        Pattern code = Pattern.compile("\\* OK \\[" + name + " (\\d+)\\].*");
        return response.untagged().stream()
                .map(line -> code.matcher(line.text()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name));
    }
}
