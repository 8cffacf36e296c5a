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
import java.util.Optional;
import java.util.Set;
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
    private final IndexSource source;
    private final SharedMerges merges = new SharedMerges();
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition slotGone = lock.newCondition();

    /** Least recently used first. */
    private final Map<AccountId, IndexSlot> slots = new LinkedHashMap<>(16, 0.75f, true);

    private boolean isClosed;

    /** Indexes that come from nowhere else. */
    public OpenIndexes(IndexSettings settings, Clock clock) {
        this(settings, IndexSource.NONE, clock);
    }

    /**
     * Indexes on this disk.
     *
     * @param source is asked for those that are not
     */
    public OpenIndexes(IndexSettings settings, IndexSource source, Clock clock) {
        this.settings = settings;
        this.source = source;
        this.clock = clock;
    }

    /**
     * An account's index, until the lease is given back; begun anew if there is none. Where it is
     * condemned, waits until all who use it have given it back, however long that takes them; and
     * for an index that comes from elsewhere: so not on Lucene's threads, which they may need.
     */
    public Lease borrow(AccountId account) throws IOException {
        IndexSlot slot = enter(account, true).orElseThrow();
        try {
            return new Lease(slot, slot.open(settings, source, merges));
        } catch (IOException | RuntimeException e) {
            leave(slot);
            throw e;
        }
    }

    /**
     * An account's index, until the lease is given back; none where there is none on this disk, or
     * where it is condemned and others still use it, so that who asks need not wait on one of
     * Lucene's threads.
     */
    public Optional<Lease> tryBorrow(AccountId account) throws IOException {
        Optional<IndexSlot> entered = enter(account, false);
        if (entered.isEmpty()) {
            return Optional.empty();
        }
        IndexSlot slot = entered.get();
        Optional<AccountIndex> index = Optional.empty();
        try {
            index = slot.openHere(settings, merges);
        } finally {
            if (index.isEmpty()) {
                leave(slot);
            }
        }
        return index.map(it -> new Lease(slot, it));
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

    /** The accounts of which there are indexes, open or not. */
    public Set<AccountId> accounts() throws IOException {
        return IndexDirectory.accounts(settings.root());
    }

    /** Deletes an account's index, as soon as nobody uses it. */
    public void delete(AccountId account) {
        List<IndexSlot> leaving;
        lock.lock();
        try {
            slots.computeIfAbsent(account, IndexSlot::new).condemn();
            leaving = chooseLeaving();
        } finally {
            lock.unlock();
        }
        leaving.forEach(this::shut);
    }

    /** Commits what has not been, and closes what has been idle. To be called now and then. */
    public void tidy() {
        for (AccountId account : uncommitted()) {
            try (Lease lease = tryBorrow(account).orElse(null)) {
                if (lease != null) {
                    lease.index().commit();
                }
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

    /** Empty if the account's index is condemned and used, and whoever asks does not wait. */
    private Optional<IndexSlot> enter(AccountId account, boolean waits) {
        lock.lock();
        try {
            while (!isClosed) {
                IndexSlot slot = slots.computeIfAbsent(account, IndexSlot::new);
                if (slot.enter()) {
                    return Optional.of(slot);
                }
                if (slot.isUsed() && !waits) {
                    return Optional.empty();
                }
                slotGone.await();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
        throw new MailException(MailError.UNAVAILABLE, "search is stopping");
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
            slot.shut(settings);
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
            slotGone.signalAll();
            all = slots.values().stream().filter(IndexSlot::isUnused).toList();
            all.forEach(IndexSlot::retire);
        } finally {
            lock.unlock();
        }
        all.forEach(this::shut);
        merges.close();
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

        /** Does so if this failure means that its files are damaged or gone. */
        public void condemnIfDamaged(IOException failure) {
            if (IndexDirectory.isDamage(failure)) {
                condemn();
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
