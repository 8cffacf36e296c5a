package io.culver.search.upkeep;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.search.copy.CopyKeeper;
import io.culver.search.copy.CopyReader;
import io.culver.search.index.OpenIndexes;
import io.culver.search.index.Patience;
import io.culver.search.ingest.AccountFeed;
import io.culver.search.ingest.LogFollower;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Deletes an account's index and its copy, and makes the index again from the mail. */
public final class RebuildIndex {
    private final AccountFeed feed;
    private final OpenIndexes indexes;
    private final LogFollower follower;
    private final CopyReader copies;
    private final CopyKeeper keeper;

    public RebuildIndex(
            AccountFeed feed,
            OpenIndexes indexes,
            LogFollower follower,
            CopyReader copies,
            CopyKeeper keeper) {
        this.feed = feed;
        this.indexes = indexes;
        this.follower = follower;
        this.copies = copies;
        this.keeper = keeper;
    }

    /** Is told how far it is. */
    public interface Progress {
        void made(long messages, long of);
    }

    /**
     * Does so; if the caller leaves, the index is made all the same. Searches wait for it.
     *
     * @throws io.culver.model.MailException NO_SUCH_ACCOUNT; UNAVAILABLE
     */
    public void rebuild(AccountId account, Progress progress, Patience caller) {
        long all = feed.since(account, ModSeq.ZERO).emails().getLongCardinality();
        keeper.forget(account);
        copies.close(account); // a copy of the old index may be on its way still
        try {
            indexes.delete(account);
            await(account, follower.start(account), all, progress, caller);
        } finally {
            copies.reopen(account);
        }
        progress.made(messages(account), all);
    }

    private void await(
            AccountId account,
            CompletableFuture<ModSeq> run,
            long all,
            Progress progress,
            Patience caller) {
        while (!run.isDone() && !caller.shouldExit()) {
            progress.made(messages(account), all);
            caller.await(
                    run.handle((_, _) -> true)
                            .completeOnTimeout(
                                    false,
                                    SearchLimits.PROGRESS.toMillis(),
                                    TimeUnit.MILLISECONDS));
        }
        caller.await(run);
    }

    private long messages(AccountId account) {
        try {
            Optional<OpenIndexes.Lease> borrowed = indexes.tryBorrow(account);
            if (borrowed.isEmpty()) {
                return 0;
            }
            try (OpenIndexes.Lease lease = borrowed.get()) {
                return lease.index().messages();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
