package io.culver.mailbox.owner;

import io.culver.mailbox.domain.History;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes one account's checkpoints, beside its commits. */
final class Checkpointer {
    private static final Logger log = LoggerFactory.getLogger(Checkpointer.class);

    private final AccountId account;
    private final OwnerSetting setting;
    private final Timeline timeline;
    private final DamagedAccounts damaged;
    private final Runnable afterInstall;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean isRequested = new AtomicBoolean();

    /** What the next one builds on, as far as it is still the one installed. */
    private volatile StoredState stored = StoredState.NOTHING;

    /** What a checkpoint writes of the mailboxes: known after the first one. */
    private volatile long catalogueOctets;

    /** After a failure: not again before the account is here. */
    private volatile ModSeq notBefore = ModSeq.ZERO;

    Checkpointer(
            AccountId account,
            OwnerSetting setting,
            Timeline timeline,
            DamagedAccounts damaged,
            Runnable afterInstall) {
        this.damaged = damaged;
        this.account = account;
        this.setting = setting;
        this.timeline = timeline;
        this.afterInstall = afterInstall;
    }

    /** The account was loaded from this. */
    void loadedFrom(StoredState read) {
        stored = read;
    }

    /**
     * Has a checkpoint written if the log's tail has grown long: for an account of many mailboxes
     * longer than for others, so that writing them all is in proportion to what has changed.
     */
    void afterCommit() {
        Loaded now = timeline.loaded();
        boolean isLong =
                now.tailEntries() > setting.bounds().tailEntries()
                        || now.tailOctets() > OwnerLimits.TAIL_OCTETS;
        boolean isWorthIt =
                now.tailOctets() > catalogueOctets
                        || now.tailEntries() > OwnerLimits.LONGEST_TAIL_ENTRIES
                        || now.tailOctets() > OwnerLimits.LONGEST_TAIL_OCTETS;
        if (isLong
                && isWorthIt
                && !notBefore.isAfter(now.seq())
                && isRequested.compareAndSet(false, true)) {
            try {
                setting.executor().execute(this::checkpointAsRequested);
            } catch (RejectedExecutionException _) {
                isRequested.set(false); // shutting down, which writes a checkpoint itself
            }
        }
    }

    private void checkpointAsRequested() {
        try {
            checkpoint(1);
        } finally {
            isRequested.set(false);
        }
        if (!damaged.contains(account)) {
            afterCommit(); // so much may have come meanwhile that it is time again
        }
    }

    /**
     * Writes a checkpoint if at least so many entries came after the last one; not of a damaged
     * account: what would be trimmed may be needed to mend it.
     */
    void checkpoint(long tailEntries) {
        lock.lock();
        try {
            Optional<Loaded> now = timeline.known();
            boolean isDue = now.isPresent() && now.get().tailEntries() >= tailEntries;
            if (isDue && !damaged.contains(account)) {
                writeUnlessFailing(now.get());
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes a checkpoint if it sweeps something, whether or not anything came after the last one.
     * Returns whether it had to.
     */
    boolean sweep() {
        lock.lock();
        try {
            Loaded now = damaged.watch(account, () -> timeline.catchUp(timeline.head()));
            if (damaged.contains(account)
                    || !new Sweeper(account, setting).isDue(now.head(), basis(now.head()))) {
                return false;
            }
            writeUnlessFailing(now);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing is lost if it fails: the log has it all. */
    private void writeUnlessFailing(Loaded now) {
        try {
            write(now);
        } catch (RuntimeException failure) {
            log.atWarn().addKeyValue("account", account).setCause(failure).log("no checkpoint");
            postpone();
        }
    }

    private void postpone() {
        long later = timeline.loaded().seq().value() + setting.bounds().tailEntries() / 4;
        notBefore = new ModSeq(later);
    }

    private void write(Loaded now) {
        Head head = timeline.head();
        if (!head.checkpoint().equals(now.head().checkpoint())) {
            timeline.update(it -> it.checkpointed(head.checkpoint(), head.floor()));
            return; // another node was faster, and may have trimmed what was to be archived
        }
        StoredState before = basis(now.head());
        Kept kept = Kept.of(now, before, setting.bounds());
        ObjectWriter objects = new ObjectWriter(account, setting);
        RetentionPlan retention = archive(retention(head, now.seq(), before), now, kept, objects);
        CheckpointWriter writer = new CheckpointWriter(objects, before);
        StoredState next = writer.write(now.state(), now.head().hash(), kept.octets(), retention);
        Checkpoint checkpoint = next.checkpoint().orElseThrow();
        boolean isInstalled =
                setting.log().install(account, before.checkpoint(), checkpoint, kept.floor());
        if (isInstalled) {
            installed(next, kept.floor());
            catalogueOctets = writer.catalogueOctets();
            setting.metrics().checkpointed(objects.octets());
            delete(before.superseded());
            if (!isKept(now, retention)) {
                delete(retention.freed()); // there may be no next one to do that
            }
        } else {
            notInstalled(before, next, objects.written());
        }
    }

    /** What is too old is swept first: afterwards nobody can tell any more what there was. */
    private RetentionPlan retention(Head head, ModSeq next, StoredState before) {
        ModSeq swept = new Sweeper(account, setting).sweep(head, before);
        Duration interval = setting.retention().dividedBy(OwnerLimits.BASES);
        return RetentionPlan.of(before, next, swept, interval);
    }

    private RetentionPlan archive(RetentionPlan plan, Loaded now, Kept kept, ObjectWriter objects) {
        return isKept(now, plan)
                ? new Archivist(account, setting, objects).archive(plan, now.head(), kept.floor())
                : plan;
    }

    /** Whether the new checkpoint leaves anything of what was before it to be kept. */
    private static boolean isKept(Loaded now, RetentionPlan plan) {
        return now.seq().isAfter(plan.swept());
    }

    /** What is stored by the installed checkpoint; little is known of one that is not ours. */
    private StoredState basis(Head head) {
        if (stored.checkpoint().equals(head.checkpoint())) {
            return stored;
        }
        return head.checkpoint()
                .map(it -> damaged.watch(account, () -> readStored(it)))
                .orElse(StoredState.NOTHING);
    }

    /** What another checkpoint has replaced meanwhile is gone, and nothing is wrong with that. */
    private StoredState readStored(Checkpoint checkpoint) {
        try {
            return new CheckpointReader(account, setting).readStored(checkpoint);
        } catch (MailException failure) {
            if (timeline.head().checkpoint().equals(Optional.of(checkpoint))) {
                throw failure;
            }
            throw new MailException(MailError.UNAVAILABLE, "Another checkpoint took its place");
        }
    }

    private void installed(StoredState next, ModSeq floor) {
        stored = next;
        timeline.update(it -> it.checkpointed(next.checkpoint(), floor));
        afterInstall.run();
    }

    private void notInstalled(StoredState before, StoredState next, List<ObjectId> written) {
        Head head = timeline.head();
        if (head.checkpoint().equals(next.checkpoint())) {
            installed(next, head.floor());
        } else if (head.checkpoint().equals(before.checkpoint())) {
            postpone(); // it may yet be installed: what it needs must stay
        } else {
            timeline.update(it -> it.checkpointed(head.checkpoint(), head.floor()));
            delete(written);
        }
    }

    private void delete(Collection<ObjectId> objects) {
        if (!objects.isEmpty()) {
            setting.snapshots().delete(account, objects);
        }
    }

    /** What a checkpoint leaves in the log below itself: the entries after the floor. */
    private record Kept(ModSeq floor, long octets) {
        /** Little is not trimmed: each time is an archive, and small ones are written once more. */
        static Kept of(Loaded now, StoredState before, LogBounds bounds) {
            History newest = now.history().newest(bounds.keptEntries(), OwnerLimits.KEPT_OCTETS);
            ModSeq floor = now.head().floor();
            long all = before.historyOctets() + now.tailOctets();
            boolean isMuch =
                    newest.since().value() - floor.value() > bounds.trimmedEntries()
                            || all - newest.octets() > OwnerLimits.TRIMMED_OCTETS;
            return isMuch && newest.since().isAfter(floor)
                    ? new Kept(newest.since(), newest.octets())
                    : new Kept(floor, all);
        }
    }
}
