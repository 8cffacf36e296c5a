package io.culver.mailbox.owner;

import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.model.QuotaLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What owners work with.
 *
 * @param contents deletes those that nothing needs any more
 * @param random from which ids and pauses are drawn, by several threads at once
 * @param executor that gives each task a thread of its own, best a virtual one
 * @param retention for how long the past of an account is kept
 * @param standardQuota of accounts for which the operator has set no other
 */
public record OwnerSetting(
        AccountLog log,
        SnapshotStore snapshots,
        ContentDeleter contents,
        Clock clock,
        RandomGenerator random,
        Pause pause,
        Executor executor,
        OwnerMetrics metrics,
        Duration retention,
        LogBounds bounds,
        QuotaLimits standardQuota) {
    UUID newId() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** Waits a random time before another attempt; the more attempts there were, the longer. */
    void pauseBefore(int attempt) {
        long longest = OwnerLimits.LONGEST_PAUSE.toNanos();
        long bound = OwnerLimits.FIRST_PAUSE.toNanos() << Math.min(attempt, 16);
        pause.forAbout(Duration.ofNanos(1 + random.nextLong(Math.min(bound, longest))));
    }
}
