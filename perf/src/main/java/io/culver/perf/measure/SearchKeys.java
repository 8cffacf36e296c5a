package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.lucene.LuceneItself;
import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.Culver;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * SEARCH by each key that asks for a text, for texts out of the mail itself, each but once: within
 * words, over several of them, and along with what no text says. RFC 9051 §6.4.4
 */
public final class SearchKeys implements Measure {
    /** For the texts of one kind on a server that takes seconds for each. */
    private static final Duration ENOUGH = Duration.ofSeconds(30);

    private static final double HEADER_MILLIS = 10;
    private static final double TEXT_MILLIS = 50;

    private final Sizes sizes;

    private record Kind(
            String name, String keys, double millis, Function<MailSample, Stream<String>> texts) {}

    private static final Kind PART_OF_WORD =
            new Kind("BODY, within a word", "BODY", TEXT_MILLIS, MailSample::partOfWord);

    private static final List<Kind> KINDS =
            List.of(
                    header("SUBJECT", "Subject"),
                    header("FROM", "From"),
                    header("HEADER Message-ID", "Message-ID"),
                    PART_OF_WORD,
                    new Kind("BODY, two words", "BODY", TEXT_MILLIS, mail -> mail.words(2)),
                    new Kind("BODY, three words", "BODY", TEXT_MILLIS, mail -> mail.words(3)),
                    new Kind("TEXT, within a word", "TEXT", TEXT_MILLIS, MailSample::partOfWord),
                    new Kind("TEXT, two words", "TEXT", TEXT_MILLIS, mail -> mail.words(2)),
                    new Kind(
                            "SINCE 1-Jan-2000 UNDELETED TEXT, two words",
                            "SINCE 1-Jan-2000 UNDELETED TEXT",
                            TEXT_MILLIS,
                            mail -> mail.words(2)));

    private static Kind header(String key, String field) {
        return new Kind(key + ", a part", key, HEADER_MILLIS, mail -> mail.partOf(field));
    }

    public SearchKeys(Sizes sizes) {
        this.sizes = sizes;
    }

    @Override
    public String name() {
        return "SEARCH for texts out of the mail";
    }

    @Override
    public void run(MailServer server, Report report) throws IOException {
        try (ImapClient client = server.login()) {
            client.command("EXAMINE INBOX").orThrow();
            List<MailSample> mail =
                    MailSample.of(client, sizes.messages(), 2 * sizes.repetitions());
            KINDS.forEach(kind -> run(kind, mail, client, server, report));
            if (server instanceof Culver culver) {
                besideLucene(mail, culver, report);
            }
        }
    }

    private void run(
            Kind kind, List<MailSample> mail, ImapClient client, MailServer server, Report report) {
        List<Double> millis = new ArrayList<>();
        long begin = System.nanoTime();
        for (String text : texts(kind, mail)) {
            if (System.nanoTime() - begin < ENOUGH.toNanos()) {
                String command = "SEARCH RETURN (COUNT) " + kind.keys + " \"" + text + "\"";
                millis.add(Timing.millis(client, command));
            }
        }
        if (millis.isEmpty()) {
            report.remark(server.name(), "no text in the mail for SEARCH " + kind.name);
            return;
        }
        report.add(
                server.name(),
                quantity("SEARCH " + kind.name).withTarget(atMost(kind.millis)),
                Samples.of(millis));
    }

    private List<String> texts(Kind kind, List<MailSample> mail) {
        return mail.stream().flatMap(kind.texts).distinct().limit(sizes.repetitions()).toList();
    }

    private Quantity quantity(String what) {
        return Quantity.of(
                what + " (" + Sizes.grouped(sizes.messages()) + " messages)", Unit.MILLISECONDS);
    }

    private void besideLucene(List<MailSample> mail, Culver culver, Report report)
            throws IOException {
        List<Double> millis = new ArrayList<>();
        try (var lucene = LuceneItself.open(culver.data())) {
            for (String part : texts(PART_OF_WORD, mail)) {
                millis.add(lucene.millis(part));
            }
        }
        Quantity quantity = quantity("The same by Lucene's WildcardQuery on the same index");
        report.add(culver.name(), quantity, Samples.of(millis));
    }
}
