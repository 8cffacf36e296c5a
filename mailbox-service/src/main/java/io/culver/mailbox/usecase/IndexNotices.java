package io.culver.mailbox.usecase;

import io.culver.mailbox.limits.Limits;
import io.culver.model.AccountId;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the search service of new contents soon after they came, so that the next search finds its
 * index up to date. Best effort: a search says itself how far the index must be.
 */
public final class IndexNotices {
    private static final Logger log = LoggerFactory.getLogger(IndexNotices.class);

    private final TextSearch textSearch;
    private final Executor thread;
    private final ConcurrentMap<AccountId, ModSeq> pending = new ConcurrentHashMap<>();

    /**
     * Tells over this thread.
     *
     * @param thread runs one notice at a time; while one is on its way, later ones of the same
     *     account become one
     */
    public IndexNotices(TextSearch textSearch, Executor thread) {
        this.textSearch = textSearch;
        this.thread = thread;
    }

    void note(AccountId account, ModSeq seq) {
        if (pending.size() >= Limits.PENDING_NOTICES) {
            return;
        }
        if (pending.put(account, seq) == null) {
            try {
                thread.execute(() -> tell(account));
            } catch (RejectedExecutionException _) {
                pending.remove(account); // we are shutting down; what was committed stands
            }
        }
    }

    private void tell(AccountId account) {
        ModSeq seq = pending.remove(account);
        if (seq == null) {
            return;
        }
        try {
            textSearch.advance(account, seq);
        } catch (MailException e) {
            log.atDebug().addKeyValue("account", account).setCause(e).log("notice not taken");
        }
    }
}
