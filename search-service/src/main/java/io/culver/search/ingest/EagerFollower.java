package io.culver.search.ingest;

import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.search.limits.SearchLimits;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a log a moment after it has grown, so that the next query need not wait, and so that many
 * appends in a row are one run. While the log cannot be read, tries again, less and less often.
 * Best effort: a query does what was left undone.
 */
public final class EagerFollower {
    private static final Logger log = LoggerFactory.getLogger(EagerFollower.class);

    private final LogFollower follower;
    private final boolean isEager;
    private final ScheduledExecutorService timer;
    private final Backoff backoff;
    private final Set<AccountId> due = ConcurrentHashMap.newKeySet();

    /**
     * Follows by this follower.
     *
     * @param isEager whether it does so at all; else all is left to queries
     * @param random keeps nodes that fail together from trying again together
     */
    public EagerFollower(
            LogFollower follower,
            boolean isEager,
            ScheduledExecutorService timer,
            RandomGenerator random) {
        this.follower = follower;
        this.isEager = isEager;
        this.timer = timer;
        this.backoff = new Backoff(SearchLimits.RETRY_FIRST, SearchLimits.RETRY_MOST, random);
    }

    /** The account's log has grown. */
    public void advanced(AccountId account) {
        if (isEager) {
            schedule(account, SearchLimits.GATHER, 0);
        }
    }

    private void schedule(AccountId account, Duration delay, int failures) {
        if (due.size() < SearchLimits.ACCOUNTS_DUE && due.add(account)) {
            try {
                var _ =
                        timer.schedule(
                                () -> follow(account, failures),
                                delay.toMillis(),
                                TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException _) {
                due.remove(account); // we are stopping
            }
        }
    }

    private void follow(AccountId account, int failures) {
        due.remove(account);
        var _ =
                follower.start(account)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                failed(account, failure, failures + 1);
                            }
                        });
    }

    private void failed(AccountId account, Throwable failure, int failures) {
        boolean isWorthATry =
                failure instanceof MailException refusal
                        && refusal.error() == MailError.UNAVAILABLE
                        && failures <= SearchLimits.RETRIES;
        if (isWorthATry) {
            schedule(account, backoff.after(failures), failures);
        }
        if (!isWorthATry || failures == 1) {
            log.atWarn()
                    .addKeyValue("account", account)
                    .addKeyValue("failures", failures)
                    .setCause(failure)
                    .log("log not followed");
        }
    }
}
