package io.culver.mailbox.owner;

import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import java.util.Set;

/** Is told of an account's changes, in their order, as soon as this node knows of them. */
@FunctionalInterface
public interface AccountListener {
    /**
     * Something changed. Called while the account is locked: returns at once, and does not ask the
     * owner for anything.
     *
     * @param seq of the last change
     * @param mailboxes that began, ended or changed since the call before
     */
    void changed(ModSeq seq, Set<MailboxId> mailboxes);
}
