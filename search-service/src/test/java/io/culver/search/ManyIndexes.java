package io.culver.search;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.search.extract.DocumentReader;
import io.culver.search.index.IndexSettings;
import io.culver.search.index.LuceneThreads;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.ingest.AttachmentTally;
import io.culver.search.ingest.LogFollower;
import io.culver.search.ingest.MemoryFeed;
import io.culver.search.query.FindMessages;
import io.culver.testkit.mail.MailGenerator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Measures a node with many accounts: how long opening, asking and closing their indexes takes, and
 * what an open one takes of the heap. Generated mail in memory. A program, not a test: {@code main}
 * with the number of accounts, of messages each, and an empty directory. perf/README.md has its
 * figures.
 */
final class ManyIndexes {
    private static final SearchCriteria SOMETHING = new SearchCriteria.Body("harbour");
    private static final int DIFFERENT_MESSAGES = 2_000;
    private static final int CLIENTS = 4;

    private final MemoryFeed feed = new MemoryFeed();
    private final List<AccountId> accounts = new ArrayList<>();
    private final Path directory;
    private final int messages;

    private ManyIndexes(int count, int messages, Path directory) {
        this.directory = directory;
        this.messages = messages;
        var generator = new MailGenerator(new SplittableRandom(1));
        List<byte[]> mail = new ArrayList<>();
        for (int i = 0; i < DIFFERENT_MESSAGES; i++) {
            mail.add(generator.next().octets());
        }
        for (int i = 0; i < count; i++) {
            var account = new AccountId(new UUID(7, i));
            accounts.add(account);
            for (int message = 0; message < messages; message++) {
                feed.append(account, mail.get((i + message) % mail.size()));
            }
        }
    }

    public static void main(String[] arguments) throws Exception {
        var measured =
                new ManyIndexes(
                        Integer.parseInt(arguments[0]),
                        Integer.parseInt(arguments[1]),
                        Path.of(arguments[2]));
        measured.openAndClose();
        measured.heap();
        System.exit(0);
    }

    /** With the usual bound on open indexes, so that nearly each account is opened and closed. */
    private void openAndClose() throws Exception {
        var settings = IndexSettings.of(directory);
        try (var node = new Node(settings)) {
            long begin = System.nanoTime();
            node.askAll(accounts);
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "%d accounts of %d messages indexed: %.1f s, %.0f messages/s, %d open%n",
                    accounts.size(),
                    messages,
                    seconds,
                    accounts.size() * messages / seconds,
                    node.indexes.count());
            for (int round = 0; round < 3; round++) {
                begin = System.nanoTime();
                node.askAll(accounts);
                seconds = (System.nanoTime() - begin) / 1e9;
                System.out.printf(
                        "opened, asked and closed: %.1f s, %.0f in a minute; %d threads, %d file handles%n",
                        seconds, 60 * accounts.size() / seconds, Thread.activeCount(), handles());
            }
        }
    }

    private void heap() throws Exception {
        int open = Math.min(accounts.size(), 1_000);
        var usual = IndexSettings.of(directory);
        var settings =
                new IndexSettings(
                        directory,
                        open,
                        Duration.ofNanos(1),
                        usual.commitEvery(),
                        usual.ramBuffer());
        try (var node = new Node(settings)) {
            node.askAll(accounts.subList(0, 10));
            node.indexes.tidy();
            long before = settledHeap();
            node.askAll(accounts.subList(0, open));
            long opened = settledHeap();
            System.out.printf(
                    "%d open: %.1f KiB of heap each, %d file handles%n",
                    node.indexes.count(),
                    (opened - before) / 1024.0 / node.indexes.count(),
                    handles());
            for (int i = 0; i < open; i++) {
                feed.append(accounts.get(i), "Subject: one more\r\n\r\nharbour");
            }
            node.askAll(accounts.subList(0, open));
            System.out.printf(
                    "after one more message each: %.1f KiB%n",
                    (settledHeap() - before) / 1024.0 / node.indexes.count());
            node.indexes.tidy();
            System.out.printf(
                    "%d open when idle: %.1f KiB%n",
                    node.indexes.count(), (settledHeap() - before) / 1024.0 / open);
        }
    }

    private static long settledHeap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(200);
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static long handles() throws Exception {
        try (var handles = Files.list(Path.of("/proc/self/fd"))) {
            return handles.count();
        }
    }

    private final class Node implements AutoCloseable {
        private final LuceneThreads threads = new LuceneThreads(2);
        private final OpenIndexes indexes;
        private final LogFollower follower;
        private final FindMessages find;

        Node(IndexSettings settings) {
            indexes = new OpenIndexes(settings, Clock.systemUTC());
            follower =
                    new LogFollower(
                            feed,
                            indexes,
                            threads,
                            DocumentReader.NONE,
                            new AttachmentTally(new SimpleMeterRegistry()),
                            (_, _) -> {});
            find = new FindMessages(indexes, threads, follower);
        }

        void askAll(List<AccountId> asked) throws Exception {
            try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
                List<Future<?>> answers = new ArrayList<>();
                for (AccountId account : asked) {
                    ModSeq head = feed.since(account, ModSeq.ZERO).upTo();
                    var patience = new Patience();
                    answers.add(
                            clients.submit(() ->
                                    find.find(
                                            account,
                                            List.of(SOMETHING),
                                            head,
                                            patience,
                                            patience)));
                }
                for (Future<?> answer : answers) {
                    answer.get();
                }
            }
        }

        @Override
        public void close() {
            follower.close();
            threads.close();
            indexes.close();
        }
    }
}
