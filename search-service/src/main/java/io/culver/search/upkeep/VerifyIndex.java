package io.culver.search.upkeep;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.search.extract.DocumentReader;
import io.culver.search.index.IndexComparison;
import io.culver.search.index.IndexSettings;
import io.culver.search.index.LuceneThreads;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.ingest.AccountFeed;
import io.culver.search.ingest.AttachmentTally;
import io.culver.search.ingest.LogFollower;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.roaringbitmap.longlong.LongIterator;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/**
 * Makes an account's index a second time, beside it, and tells what does not agree. One at a time:
 * it takes the disk and the time of an index.
 */
public final class VerifyIndex implements AutoCloseable {
    private final AccountFeed feed;
    private final OpenIndexes indexes;
    private final LogFollower follower;
    private final LuceneThreads lucene;
    private final DocumentReader documents;
    private final AttachmentTally tally;
    private final Path scratch;
    private final Clock clock;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("verify-", 0).factory());

    /** Makes second indexes below this directory, as the follower makes the first. */
    public VerifyIndex(
            AccountFeed feed,
            OpenIndexes indexes,
            LogFollower follower,
            LuceneThreads lucene,
            DocumentReader documents,
            AttachmentTally tally,
            Path scratch,
            Clock clock) {
        this.feed = feed;
        this.indexes = indexes;
        this.follower = follower;
        this.lucene = lucene;
        this.documents = documents;
        this.tally = tally;
        this.scratch = scratch;
        this.clock = clock;
    }

    /** Is told how it goes. */
    public interface Listener {
        /** So many messages have been read; so many are in the index and nowhere else. */
        void progress(long messages, long expunged);

        /** One thing that does not agree, in one line. */
        void difference(String what);
    }

    /**
     * Does so. If the caller leaves, it ends.
     *
     * @throws io.culver.model.MailException NO_SUCH_ACCOUNT; UNAVAILABLE
     */
    public void verify(AccountId account, Listener out, Patience caller) {
        CompletableFuture<Boolean> work =
                CompletableFuture.supplyAsync(
                        () -> {
                            compare(account, out, caller);
                            return true;
                        },
                        thread);
        caller.await(work);
    }

    private void compare(AccountId account, Listener out, Patience caller) {
        try {
            var settings = IndexSettings.of(Files.createDirectories(scratch));
            try (var second = new OpenIndexes(settings, clock);
                    var again =
                            new LogFollower(feed, second, lucene, documents, tally, (_, _) -> {})) {
                second.delete(account); // what a crash left
                await(again.start(account), again, out, caller);
                caller.await(follower.start(account)); // so the first has what the second has
                compare(account, second, again.messages(), out);
                second.delete(account);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(
            CompletableFuture<ModSeq> run, LogFollower again, Listener out, Patience caller) {
        while (!run.isDone()) {
            out.progress(again.messages(), 0);
            caller.await(
                    run.handle((_, _) -> true)
                            .completeOnTimeout(
                                    false,
                                    SearchLimits.PROGRESS.toMillis(),
                                    TimeUnit.MILLISECONDS));
        }
        caller.await(run);
    }

    private void compare(AccountId account, OpenIndexes second, long messages, Listener out)
            throws IOException {
        long newest = newest(feed.since(account, ModSeq.ZERO).emails());
        try (OpenIndexes.Lease mine = indexes.borrow(account);
                OpenIndexes.Lease fresh = second.borrow(account)) {
            IndexComparison compared = IndexComparison.of(mine.index(), fresh.index());
            tell(compared.missing(), "not in the index", out);
            tell(compared.differing(), "the index says something else than the mail", out);
            Roaring64NavigableMap expunged = compared.surplus();
            var strangers = new Roaring64NavigableMap();
            expunged.forEach(email -> {
                if (email > newest) {
                    strangers.addLong(email);
                }
            });
            tell(strangers, "in the index, and never was in the account", out);
            out.progress(messages, expunged.getLongCardinality() - strangers.getLongCardinality());
        }
    }

    private static long newest(Roaring64NavigableMap emails) {
        return emails.isEmpty() ? 0 : emails.last();
    }

    private static void tell(Roaring64NavigableMap emails, String what, Listener out) {
        LongIterator all = emails.getLongIterator();
        for (int told = 0; all.hasNext() && told < SearchLimits.DIFFERENCES; told++) {
            out.difference("message " + all.next() + ": " + what);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
