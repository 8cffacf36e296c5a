package io.culver.search.ingest;

import io.culver.model.AccountId;
import io.culver.model.MailException;
import io.culver.search.index.OpenIndexes;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the indexes of accounts that are no more. It looks for them now and then, so that it does
 * not matter whether we ran when an account was deleted.
 */
public final class DeletedAccounts {
    private static final Logger log = LoggerFactory.getLogger(DeletedAccounts.class);

    private final AccountFeed feed;
    private final OpenIndexes indexes;
    private final Consumer<AccountId> copies;
    private final ScheduledExecutorService timer;
    private final Backoff backoff;

    /**
     * Asks this feed which accounts there are.
     *
     * @param copies deletes the copy of an account's index
     * @param random keeps nodes that start together from asking together
     */
    public DeletedAccounts(
            AccountFeed feed,
            OpenIndexes indexes,
            Consumer<AccountId> copies,
            ScheduledExecutorService timer,
            RandomGenerator random) {
        this.feed = feed;
        this.indexes = indexes;
        this.copies = copies;
        this.timer = timer;
        this.backoff = new Backoff(SearchLimits.RETRY_FIRST, SearchLimits.SWEEP, random);
    }

    /** Looks soon, and from then on again and again until the timer ends. */
    public void start() {
        schedule(backoff.after(1), 0);
    }

    private void schedule(Duration delay, int failures) {
        try {
            // Looking blocks: not on the timer's thread, which ends queries in time.
            var _ =
                    timer.schedule(
                            () -> Thread.startVirtualThread(() -> look(failures)),
                            delay.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // We are stopping.
        }
    }

    private void look(int failures) {
        try {
            sweep();
            schedule(SearchLimits.SWEEP, 0);
        } catch (IOException | RuntimeException e) {
            log.atDebug().setCause(e).log("not looked for deleted accounts");
            schedule(backoff.after(failures + 1), failures + 1);
        }
    }

    /**
     * Looks now.
     *
     * @throws MailException UNAVAILABLE if the feed does not answer
     */
    void sweep() throws IOException {
        Set<AccountId> gone = new HashSet<>(indexes.accounts());
        if (gone.isEmpty()) {
            return;
        }
        // Asked after the listing: an account that is made meanwhile is not in it.
        gone.removeAll(feed.remaining(Set.copyOf(gone)));
        for (AccountId account : gone) {
            log.atInfo().addKeyValue("account", account).log("search index of no account deleted");
            copies.accept(account); // first, since without an index nobody would look again
            indexes.delete(account);
        }
    }
}
