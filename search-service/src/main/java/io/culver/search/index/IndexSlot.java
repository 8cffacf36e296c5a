package io.culver.search.index;

import io.culver.model.AccountId;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One account's place among the {@link OpenIndexes}, whose lock guards everything here but opening
 * and shutting, which take time.
 */
final class IndexSlot {
    private static final Logger log = LoggerFactory.getLogger(IndexSlot.class);

    private final AccountId account;
    private int users;
    private Instant lastUsed = Instant.MIN;
    private boolean isRetired;
    private volatile boolean isCondemned;

    /** Absent until first opened. */
    private volatile @Nullable AccountIndex index;

    private final Lock opening = new ReentrantLock();
    private @Nullable IndexDirectory directory;

    /** Absent unless the index came from there when it was opened. */
    private IndexSource.@Nullable Fetched fetched;

    IndexSlot(AccountId account) {
        this.account = account;
    }

    AccountId account() {
        return account;
    }

    /** Whether the caller is now one of its users; if not, it is on its way out. */
    boolean enter() {
        if (isRetired || isCondemned || hasFailed()) {
            return false;
        }
        users++;
        return true;
    }

    void leave(Instant now) {
        users--;
        lastUsed = now;
    }

    boolean isUsed() {
        return users > 0;
    }

    /** Whether nobody uses it and nobody is shutting it. */
    boolean isUnused() {
        return users == 0 && !isRetired;
    }

    boolean isIdle(Instant since) {
        return isUnused() && lastUsed.isBefore(since);
    }

    /** Whether it is of no more use, because it failed or was never opened. */
    boolean isUnsound() {
        return isCondemned || index == null || hasFailed();
    }

    private boolean hasFailed() {
        AccountIndex open = index;
        return open != null && !open.isSound();
    }

    boolean isUncommitted() {
        AccountIndex open = index;
        return open != null && open.uncommitted() > 0;
    }

    /** From now on nobody enters. */
    void retire() {
        isRetired = true;
    }

    void condemn() {
        isCondemned = true;
    }

    boolean isCondemned() {
        return isCondemned;
    }

    /** Opens the index, which is begun anew if there is none here nor there. */
    AccountIndex open(IndexSettings settings, IndexSource source, SharedMerges merges)
            throws IOException {
        opening.lock();
        try {
            AccountIndex open = index;
            if (open != null) {
                return open;
            }
            IndexDirectory here = directory(settings);
            CommitStamp stamp = here.verify();
            CommitStamp known = stamp.isOfNothing() ? fetch(here, source) : stamp;
            return open(here, known, settings, merges);
        } finally {
            opening.unlock();
        }
    }

    private CommitStamp fetch(IndexDirectory here, IndexSource source) throws IOException {
        Optional<IndexSource.Fetched> found = source.fetch(account, here.files());
        if (found.isEmpty()) {
            return CommitStamp.none(account);
        }
        CommitStamp stamp = here.verify();
        if (stamp.isOfNothing()) {
            found.get().discard();
        } else {
            fetched = found.get();
        }
        return stamp;
    }

    /** Opens the index unless there is none here, or somebody else just opens it. */
    Optional<AccountIndex> openHere(IndexSettings settings, SharedMerges merges)
            throws IOException {
        AccountIndex open = index;
        if (open != null) {
            return Optional.of(open);
        }
        if (!opening.tryLock()) {
            return Optional.empty();
        }
        try {
            open = index;
            if (open != null) {
                return Optional.of(open);
            }
            IndexDirectory here = directory(settings);
            CommitStamp stamp = here.verify();
            return stamp.isOfNothing()
                    ? Optional.empty()
                    : Optional.of(open(here, stamp, settings, merges));
        } finally {
            opening.unlock();
        }
    }

    private AccountIndex open(
            IndexDirectory here, CommitStamp stamp, IndexSettings settings, SharedMerges merges)
            throws IOException {
        AccountIndex opened = AccountIndex.open(here, stamp, settings, merges.scheduler());
        index = opened;
        return opened;
    }

    private IndexDirectory directory(IndexSettings settings) throws IOException {
        IndexDirectory found = directory;
        if (found == null) {
            found = IndexDirectory.of(settings.root(), account);
            directory = found;
        }
        return found;
    }

    /** Closes what is open. A failure costs time only: what was not committed is indexed again. */
    void shut(IndexSettings settings) {
        opening.lock();
        try {
            shutHere(settings);
        } finally {
            opening.unlock();
        }
    }

    private void shutHere(IndexSettings settings) {
        IndexSource.Fetched origin = fetched;
        if (origin != null && isCondemned) {
            origin.discard();
        }
        try (IndexDirectory closing = isCondemned ? directory(settings) : directory) {
            AccountIndex open = index;
            if (open != null && isCondemned) {
                open.abandon();
            } else if (open != null) {
                open.close();
            }
            if (closing != null && isCondemned) {
                closing.delete();
            }
        } catch (IOException | RuntimeException e) {
            log.atWarn()
                    .addKeyValue("account", account)
                    .setCause(e)
                    .log("search index not closed well");
        }
    }
}
