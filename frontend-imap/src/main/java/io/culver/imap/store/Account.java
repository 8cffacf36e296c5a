package io.culver.imap.store;

import io.culver.model.AccountId;
import io.culver.model.ListedMailbox;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxStatus;
import io.culver.model.ModSeq;
import io.culver.model.Quota;
import io.culver.model.SpecialUse;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One user's mail, for as long as he is logged in. What was acknowledged before a call shows. */
public interface Account {

    AccountId id();

    /** All mailboxes and all names subscribed to, in the order of their names. */
    List<ListedMailbox> mailboxes();

    /**
     * A mailbox as SELECT shows it. NO_SUCH_MAILBOX.
     *
     * @param claimRecent whether messages that no session has shown yet count as shown from now on
     */
    OpenMailbox open(MailboxName name, boolean claimRecent);

    /** NO_SUCH_MAILBOX. */
    MailboxStatus status(MailboxName name);

    /** What the account holds and may hold. */
    Quota quota();

    /**
     * Makes a mailbox and those above it that are missing. ALREADY_EXISTS, USE_REFUSED, LIMIT,
     * OVER_QUOTA.
     */
    MailboxId create(MailboxName name, Optional<SpecialUse> use);

    /** NO_SUCH_MAILBOX; HAS_CHILDREN; CANNOT for INBOX. */
    void delete(MailboxName name);

    /** Renames a mailbox and all below it. NO_SUCH_MAILBOX, ALREADY_EXISTS, CANNOT. */
    void rename(MailboxName from, MailboxName to);

    /** Adds a name, which need not exist, to the subscriptions. LIMIT. */
    void subscribe(MailboxName name);

    void unsubscribe(MailboxName name);

    /** Begins to store messages. NO_SUCH_TARGET and OVER_QUOTA come from any step of it. */
    AppendSession append(MailboxName target);

    /**
     * Tells of changes to the account after {@code since}, until the subscription is closed.
     *
     * @param listener is told the account's last change; it is called by a thread that must not
     *     wait, so it may only take note
     */
    Subscription watch(ModSeq since, Consumer<ModSeq> listener);
}
