package io.culver.mailbox.usecase;

import io.culver.mailbox.owner.AccountOwners;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Everybody who watches accounts at this node. */
public final class Watches {
    private final AccountOwners owners;
    private final Executor threads;
    private final WatchMetrics metrics;
    private final Set<Watch> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isLeaving;

    /**
     * Nobody watches yet.
     *
     * @param threads run what blocks
     */
    public Watches(AccountOwners owners, Executor threads, MeterRegistry meters) {
        this.owners = owners;
        this.threads = threads;
        this.metrics = new WatchMetrics(meters, this::accounts);
    }

    private int accounts() {
        return open.stream().mapToInt(Watch::accounts).sum();
    }

    /** A front end begins to watch. */
    public Watch begin() {
        Watch watch = new Watch(owners, threads, metrics, open::remove);
        open.add(watch);
        if (isLeaving) {
            watch.leave();
        }
        return watch;
    }

    /**
     * Finds changes that other nodes made and did not tell of: as a safety net, every now and then.
     */
    public void checkAll() {
        open.forEach(Watch::checkAll);
    }

    /** Sends everybody elsewhere, from now on: this node is about to stop. */
    public void leave() {
        isLeaving = true;
        open.forEach(Watch::leave);
    }
}
