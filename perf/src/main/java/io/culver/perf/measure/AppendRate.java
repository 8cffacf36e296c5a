package io.culver.perf.measure;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients that append one message after the other to one mailbox, all at the same time. */
public final class AppendRate implements Measure {
    private static final String MAILBOX = "PerfAppend";
    private static final int CLIENTS = 8;

    private final List<byte[]> messages;
    private final Quantity rate =
            Quantity.of("APPEND with " + CLIENTS + " clients", Unit.MESSAGES_PER_SECOND);
    private final Quantity latency =
            Quantity.of("One APPEND of these, answered", Unit.MILLISECONDS);

    public AppendRate(Sizes sizes, MailSource mail) {
        this.messages = mail.messages(sizes.appends());
    }

    @Override
    public String name() {
        return "APPEND";
    }

    @Override
    public void run(MailServer server, Report report) throws InterruptedException {
        double[] rates = new double[Sizes.FEW];
        Collection<Double> latencies = new ConcurrentLinkedQueue<>();
        try (ImapClient client = server.login()) {
            for (int i = 0; i < rates.length; i++) {
                Mailboxes.create(client, MAILBOX);
                rates[i] = appendAll(server, latencies);
            }
            Mailboxes.delete(client, MAILBOX);
        }
        report.add(server.name(), rate, Samples.of(rates));
        report.add(server.name(), latency, Samples.of(latencies));
    }

    private double appendAll(MailServer server, Collection<Double> latencies)
            throws InterruptedException {
        List<ImapClient> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(server.login());
            }
            long begin = System.nanoTime();
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int first = i;
                running.add(threads.submit(() -> appendSome(clients.get(first), first, latencies)));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return messages.size() / ((System.nanoTime() - begin) / 1e9);
        } catch (ExecutionException e) {
            throw new IllegalStateException("APPEND failed", e.getCause());
        } finally {
            clients.forEach(ImapClient::close);
        }
    }

    private void appendSome(ImapClient client, int first, Collection<Double> latencies) {
        for (int i = first; i < messages.size(); i += CLIENTS) {
            byte[] message = messages.get(i);
            latencies.add(Timing.millis(() -> client.append(MAILBOX, message).orThrow()));
        }
    }
}
