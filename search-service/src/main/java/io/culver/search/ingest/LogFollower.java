package io.culver.search.ingest;

import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.search.extract.DocumentReader;
import io.culver.search.index.LuceneThreads;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import org.roaringbitmap.longlong.LongIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings indexes up to their accounts' logs: one run an account at a time, for which all who need
 * it wait, and which goes on if they leave. A run that fails or is killed costs time only.
 */
public final class LogFollower implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LogFollower.class);

    private final AccountFeed feed;
    private final OpenIndexes indexes;
    private final LuceneThreads threads;
    private final DocumentReader documents;
    private final AttachmentTally tally;
    private final FollowListener listener;
    private final Patience patience = new Patience();

    /** Platform threads, since a run opens and closes its index. */
    private final ExecutorService runs =
            Executors.newFixedThreadPool(
                    SearchLimits.FOLLOWED_AT_ONCE,
                    Thread.ofPlatform().name("follow-", 0).factory());

    private final Map<AccountId, CompletableFuture<ModSeq>> running = new ConcurrentHashMap<>();
    private final LongAdder messages = new LongAdder();

    /**
     * Follows this feed; attached documents are read by this reader.
     *
     * @param listener is told of each run that came to its end
     */
    public LogFollower(
            AccountFeed feed,
            OpenIndexes indexes,
            LuceneThreads threads,
            DocumentReader documents,
            AttachmentTally tally,
            FollowListener listener) {
        this.listener = listener;
        this.feed = feed;
        this.indexes = indexes;
        this.threads = threads;
        this.documents = documents;
        this.tally = tally;
    }

    /**
     * Waits until the account's index contains everything up to a change.
     *
     * @throws MailException what the feed refuses with; UNAVAILABLE if it does not know the change
     */
    public void bringTo(ModSeq seq, AccountId account, Patience caller) {
        // A run that goes on already may have asked before the change: the next one cannot have.
        for (int run = 0; run < 2; run++) {
            if (!seq.isAfter(caller.await(start(account)))) {
                return;
            }
        }
        throw new MailException(MailError.UNAVAILABLE, "the index is behind");
    }

    /** Begins to follow the account unless that goes on already. Nobody waits for it. */
    public CompletableFuture<ModSeq> start(AccountId account) {
        return running.computeIfAbsent(account, this::run);
    }

    /** How many messages were added so far. */
    public long messages() {
        return messages.sum();
    }

    private CompletableFuture<ModSeq> run(AccountId account) {
        var reached = new CompletableFuture<ModSeq>();
        try {
            runs.execute(() -> run(account, reached));
        } catch (RejectedExecutionException _) {
            throw new MailException(MailError.UNAVAILABLE, "search is stopping");
        }
        return reached;
    }

    private void run(AccountId account, CompletableFuture<ModSeq> reached) {
        try {
            ModSeq seq = follow(account);
            running.remove(account); // first, so that who learns of it and asks again gets another
            reached.complete(seq);
        } catch (IOException e) {
            running.remove(account);
            reached.completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException e) {
            running.remove(account);
            reached.completeExceptionally(e);
        }
    }

    private ModSeq follow(AccountId account) throws IOException {
        for (int time = 0; time < SearchLimits.REMAKES; time++) {
            Optional<ModSeq> reached = followOnce(account);
            if (reached.isPresent()) {
                return reached.get();
            }
        }
        throw new MailException(MailError.UNAVAILABLE, "the index is damaged again and again");
    }

    /**
     * Holds the index all the while: what was added is certain to be in the one that is stamped.
     *
     * @return empty if the index turned out to be of no use, and has to be made again
     */
    private Optional<ModSeq> followOnce(AccountId account) throws IOException {
        try (OpenIndexes.Lease lease = indexes.borrow(account)) {
            ModSeq reached;
            try {
                reached = follow(account, lease);
            } catch (UncheckedIOException e) {
                lease.condemnIfDamaged(Objects.requireNonNull(e.getCause()));
                if (!lease.isCondemned()) {
                    throw e;
                }
                return Optional.empty();
            }
            return lease.isCondemned() ? Optional.empty() : Optional.of(reached);
        }
    }

    private ModSeq follow(AccountId account, OpenIndexes.Lease lease) {
        ModSeq since = lease.index().indexedSeq();
        AccountFeed.Gained gained = gained(lease, account, since);
        if (since.isAfter(gained.upTo())) {
            log.atWarn()
                    .addKeyValue("account", account)
                    .log("search index of another history; made again");
            lease.condemn();
            return ModSeq.ZERO;
        }
        try (var batches = new Batches(account, lease)) {
            addAll(gained, batches);
            if (gained.isEverything()) {
                batches.submit(() -> lease.index().retain(gained.emails()));
            }
            batches.submit(() -> lease.index().reached(gained.upTo()));
            batches.await();
        }
        listener.followed(account, gained.emails().getLongCardinality());
        return gained.upTo();
    }

    /** Of an account that was deleted, nothing is kept. */
    private AccountFeed.Gained gained(OpenIndexes.Lease lease, AccountId account, ModSeq since) {
        try {
            return feed.since(account, since);
        } catch (MailException e) {
            if (e.error() == MailError.NO_SUCH_ACCOUNT) {
                lease.condemn();
            }
            throw e;
        }
    }

    /** Stops early if the index turns out to be of no use: a query may find it damaged. */
    private static void addAll(AccountFeed.Gained gained, Batches batches) {
        LongIterator emails = gained.emails().getLongIterator();
        while (emails.hasNext() && !batches.areInVain()) {
            List<EmailId> next = new ArrayList<>();
            while (emails.hasNext() && next.size() < SearchLimits.BATCH_MESSAGES) {
                next.add(new EmailId(emails.next()));
            }
            batches.add(next);
        }
    }

    /** Ends all runs where they are. */
    @Override
    public void close() {
        patience.end();
        runs.shutdownNow();
        runs.close();
    }

    /** Adds messages, reading the next ones while Lucene's threads take the last. */
    private final class Batches implements AutoCloseable {
        private final OpenIndexes.Lease lease;
        private final ContentReader contents;
        private CompletableFuture<?> adding = CompletableFuture.completedFuture(null);

        Batches(AccountId account, OpenIndexes.Lease lease) {
            this.lease = lease;
            this.contents =
                    new ContentReader(
                            feed, account, new AttachmentReader(feed, account, documents, tally));
        }

        void add(List<EmailId> emails) {
            // What a run added that did not come to its end is there already.
            List<EmailId> missing =
                    patience.await(threads.submit(() -> lease.index().missing(emails)));
            contents.read(missing, batch -> submit(() -> addAll(batch)));
        }

        private void addAll(List<ContentReader.Content> batch) throws IOException {
            lease.index().add(batch.stream().map(ContentReader.Content::text).toList());
            messages.add(batch.size());
        }

        /** Has this done once all before it is done. */
        void submit(Step step) {
            await();
            adding =
                    threads.submit(() -> {
                        step.run();
                        return true;
                    });
        }

        boolean areInVain() {
            return lease.isCondemned();
        }

        void await() {
            patience.await(adding);
        }

        /** Waits until nothing is added any more, whatever became of it. */
        @Override
        public void close() {
            var _ = adding.handle((_, _) -> true).join();
        }
    }

    /** Something to do with an index. */
    private interface Step {
        void run() throws IOException;
    }
}
