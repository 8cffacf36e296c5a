package io.culver.search.index;

import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The indexes that are open: opened when one is asked for, closed when they are too many or have
 * been idle, never while somebody uses them.
 */
public final class OpenIndexes implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OpenIndexes.class);

    private final IndexSettings settings;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition slotGone = lock.newCondition();

    /** Least recently used first. */
    private final Map<AccountId, IndexSlot> slots = new LinkedHashMap<>(16, 0.75f, true);

    private boolean isClosed;

    public OpenIndexes(IndexSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** An account's index, until the lease is given back. On Lucene's threads only. */
    public Lease borrow(AccountId account) throws IOException {
        IndexSlot slot = enter(account);
        try {
            return new Lease(slot, slot.open(settings));
        } catch (IOException | RuntimeException e) {
            leave(slot);
            throw e;
        }
    }

    /** How many indexes are open. */
    public int count() {
        lock.lock();
        try {
            return slots.size();
        } finally {
            lock.unlock();
        }
    }

    /** Commits what has not been, and closes what has been idle. To be called now and then. */
    public void tidy() {
        for (AccountId account : uncommitted()) {
            try (Lease lease = borrow(account)) {
                lease.index().commit();
            } catch (IOException e) {
                // Its writer is closed now; the next to ask opens the index as it was before.
                log.atWarn()
                        .addKeyValue("account", account)
                        .setCause(e)
                        .log("search index not committed");
            }
        }
        Instant idleSince = clock.instant().minus(settings.idleAfter());
        List<IndexSlot> idle;
        lock.lock();
        try {
            idle = slots.values().stream().filter(slot -> slot.isIdle(idleSince)).toList();
            idle.forEach(IndexSlot::retire);
        } finally {
            lock.unlock();
        }
        idle.forEach(this::shut);
    }

    private List<AccountId> uncommitted() {
        lock.lock();
        try {
            return slots.values().stream()
                    .filter(IndexSlot::isUncommitted)
                    .map(IndexSlot::account)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private IndexSlot enter(AccountId account) {
        lock.lock();
        try {
            while (true) {
                if (isClosed) {
                    throw new MailException(MailError.UNAVAILABLE, "search is stopping");
                }
                IndexSlot slot = slots.computeIfAbsent(account, IndexSlot::new);
                if (slot.enter()) {
                    return slot;
                }
                if (slot.isUsed()) { // condemned, and whoever uses it may need long to give up
                    throw new MailException(MailError.UNAVAILABLE, "the index is made again");
                }
                slotGone.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private void leave(IndexSlot slot) {
        List<IndexSlot> leaving;
        lock.lock();
        try {
            slot.leave(clock.instant());
            leaving = chooseLeaving();
        } finally {
            lock.unlock();
        }
        leaving.forEach(this::shut);
    }

    /** Those that nobody uses and that are no good, or too many. */
    private List<IndexSlot> chooseLeaving() {
        List<IndexSlot> leaving = new ArrayList<>();
        int surplus = slots.size() - settings.openMax();
        for (IndexSlot slot : slots.values()) {
            if (slot.isUnused() && (slot.isUnsound() || leaving.size() < surplus)) {
                slot.retire();
                leaving.add(slot);
            }
        }
        return leaving;
    }

    /** Closes a retired slot, and lets those who wait for its account open it again. */
    private void shut(IndexSlot slot) {
        try {
            slot.shut();
        } finally {
            lock.lock();
            try {
                slots.remove(slot.account());
                slotGone.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Commits and closes all. Nobody uses any of them any more. */
    @Override
    public void close() {
        List<IndexSlot> all;
        lock.lock();
        try {
            isClosed = true;
            all = slots.values().stream().filter(IndexSlot::isUnused).toList();
            all.forEach(IndexSlot::retire);
        } finally {
            lock.unlock();
        }
        all.forEach(this::shut);
    }

    /** The use of an index for a while. */
    public final class Lease implements AutoCloseable {
        private final IndexSlot slot;
        private final AccountIndex index;

        private Lease(IndexSlot slot, AccountIndex index) {
            this.slot = slot;
            this.index = index;
        }

        public AccountIndex index() {
            return index;
        }

        /** Has the index deleted once nobody uses it: its files turned out to be damaged. */
        public void condemn() {
            lock.lock();
            try {
                slot.condemn();
            } finally {
                lock.unlock();
            }
        }

        public boolean isCondemned() {
            return slot.isCondemned();
        }

        @Override
        public void close() {
            leave(slot);
        }
    }
}
