package io.culver.search.index;

import io.culver.model.AccountId;
import java.io.IOException;
import java.time.Instant;
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

    private @Nullable IndexDirectory directory;

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

    synchronized AccountIndex open(IndexSettings settings) throws IOException {
        AccountIndex open = index;
        if (open == null) {
            open = AccountIndex.open(directory(settings), settings);
            index = open;
        }
        return open;
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
    synchronized void shut(IndexSettings settings) {
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
