package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * SEARCH for parts of words while another client fills another mailbox as fast as one can: an index
 * takes in what comes, and merges, while it is asked. RFC 9051 §6.4.4
 */
public final class SearchAmidAppends implements Measure {
    private static final String MAILBOX = "PerfArriving";
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final double MILLIS = 50;

    private final Sizes sizes;
    private final List<byte[]> messages;

    public SearchAmidAppends(Sizes sizes, MailSource mail) {
        this.sizes = sizes;
        this.messages = mail.messages(sizes.appends());
    }

    @Override
    public String name() {
        return "SEARCH while mail arrives";
    }

    @Override
    public void run(MailServer server, Report report) throws InterruptedException {
        var isEnough = new CountDownLatch(1);
        try (ImapClient client = server.login();
                ImapClient other = server.login();
                ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Mailboxes.create(other, MAILBOX);
            client.command("EXAMINE INBOX").orThrow();
            List<String> texts = texts(client);
            long begin = System.nanoTime();
            Future<Integer> arrived = threads.submit(() -> append(other, isEnough));
            try {
                search(client, texts, server, report);
            } finally {
                isEnough.countDown();
            }
            double rate = arrived.get() / ((System.nanoTime() - begin) / 1e9);
            report.remark(server.name(), Math.round(rate) + " messages a second came meanwhile");
            Mailboxes.delete(other, MAILBOX);
        } catch (ExecutionException e) {
            throw new IllegalStateException("APPEND failed", e.getCause());
        }
    }

    private List<String> texts(ImapClient client) {
        return MailSample.of(client, sizes.messages(), 5 * sizes.repetitions()).stream()
                .flatMap(MailSample::partOfWord)
                .distinct()
                .toList();
    }

    private void search(ImapClient client, List<String> texts, MailServer server, Report report) {
        List<Double> millis = new ArrayList<>();
        long begin = System.nanoTime();
        for (String text : texts) {
            if (System.nanoTime() - begin < ENOUGH.toNanos()) {
                String command = "SEARCH RETURN (COUNT) BODY \"" + text + "\"";
                millis.add(Timing.millis(client, command));
            }
        }
        Quantity quantity =
                Quantity.of(
                        "SEARCH BODY, within a word, while mail arrives ("
                                + Sizes.grouped(sizes.messages())
                                + " messages)",
                        Unit.MILLISECONDS);
        report.add(server.name(), quantity.withTarget(atMost(MILLIS)), Samples.of(millis));
    }

    /** Until it is enough; gives how many. */
    private int append(ImapClient client, CountDownLatch isEnough) {
        int appended = 0;
        while (isEnough.getCount() > 0) {
            client.append(MAILBOX, messages.get(appended % messages.size())).orThrow();
            appended++;
        }
        return appended;
    }
}
