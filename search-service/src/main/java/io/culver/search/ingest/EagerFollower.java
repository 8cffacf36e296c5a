package io.culver.search.ingest;

import io.culver.model.AccountId;
import io.culver.search.limits.SearchLimits;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows a log a moment after it has grown, so that the next query need not wait, and so that many
 * appends in a row are one run. Best effort: a query does what was left undone.
 */
public final class EagerFollower {
    private static final Logger log = LoggerFactory.getLogger(EagerFollower.class);

    private final LogFollower follower;
    private final ScheduledExecutorService timer;
    private final Set<AccountId> due = ConcurrentHashMap.newKeySet();

    public EagerFollower(LogFollower follower, ScheduledExecutorService timer) {
        this.follower = follower;
        this.timer = timer;
    }

    /** The account's log has grown. */
    public void advanced(AccountId account) {
        if (due.size() < SearchLimits.ACCOUNTS_DUE && due.add(account)) {
            try {
                var _ =
                        timer.schedule(
                                () -> follow(account),
                                SearchLimits.GATHER.toMillis(),
                                TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException _) {
                due.remove(account); // we are stopping
            }
        }
    }

    private void follow(AccountId account) {
        due.remove(account);
        var _ =
                follower.start(account)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                log.atWarn()
                                        .addKeyValue("account", account)
                                        .setCause(failure)
                                        .log("log not followed");
                            }
                        });
    }
}
