package io.culver.mailbox.usecase;

import io.culver.mailbox.limits.Limits;
import io.culver.model.AccountId;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells somebody else how far accounts' logs have come, soon after they did. Best effort: nothing
 * depends on it but how soon he gets to know.
 */
public final class Notices {
    private static final Logger log = LoggerFactory.getLogger(Notices.class);

    private final BiConsumer<AccountId, ModSeq> teller;
    private final Executor threads;
    private final ConcurrentMap<AccountId, ModSeq> pending = new ConcurrentHashMap<>();

    /**
     * Nothing is to be told yet.
     *
     * @param teller tells of one account, up to which change; may block, and may fail with a {@link
     *     MailException}
     * @param threads run it; notices of an account that wait for a thread become one
     */
    public Notices(BiConsumer<AccountId, ModSeq> teller, Executor threads) {
        this.teller = teller;
        this.threads = threads;
    }

    /** Has it told soon; returns at once. */
    public void note(AccountId account, ModSeq seq) {
        if (pending.size() >= Limits.PENDING_NOTICES) {
            return;
        }
        if (pending.put(account, seq) == null) {
            try {
                threads.execute(() -> tell(account));
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
            teller.accept(account, seq);
        } catch (MailException e) {
            log.atDebug().addKeyValue("account", account).setCause(e).log("notice not taken");
        }
    }
}
