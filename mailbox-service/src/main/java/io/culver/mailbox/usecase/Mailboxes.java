package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwner;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.AccountId;
import io.culver.model.ListedMailbox;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MailboxStatus;
import io.culver.model.OpId;
import io.culver.model.Quota;
import io.culver.model.SpecialUse;
import io.culver.model.Uid;
import java.util.List;
import java.util.Optional;

/**
 * LIST, SELECT, STATUS, CREATE, DELETE, RENAME and SUBSCRIBE. What is read contains every change
 * that was acknowledged before, on whatever node. RFC 9051 §6.3
 */
public final class Mailboxes {
    private final AccountOwners owners;
    private final AccountChanges changes;

    public Mailboxes(AccountOwners owners) {
        this.owners = owners;
        changes = new AccountChanges(owners);
    }

    public List<ListedMailbox> list(AccountId account) {
        return owners.owner(account).current().list();
    }

    /**
     * {@code NO_SUCH_MAILBOX}.
     *
     * @param claimRecent whether messages that are new to all sessions count as shown from now on
     */
    public MailboxSnapshot open(AccountId account, MailboxName name, boolean claimRecent) {
        AccountOwner owner = owners.owner(account);
        AccountState state = owner.current();
        MailboxState mailbox = existing(state, name);
        Uid recentFrom = claimRecent ? owner.claimRecent(mailbox) : owner.recentFrom(mailbox.id());
        return mailbox.snapshot(state.seq(), recentFrom);
    }

    /** {@code NO_SUCH_MAILBOX}. */
    public MailboxStatus status(AccountId account, MailboxName name) {
        AccountOwner owner = owners.owner(account);
        MailboxState mailbox = existing(owner.current(), name);
        return mailbox.status(owner.recentFrom(mailbox.id()));
    }

    /** What the account holds and may hold. RFC 9208 §4.1 */
    public Quota quota(AccountId account) {
        return owners.owner(account).quota();
    }

    private static MailboxState existing(AccountState state, MailboxName name) {
        return state.mailbox(name)
                .orElseThrow(() -> new MailException(MailError.NO_SUCH_MAILBOX, "No such mailbox"));
    }

    public MailboxId create(
            AccountId account, OpId op, MailboxName name, Optional<SpecialUse> use) {
        var request = new Request.CreateMailbox(name, use);
        return changes.ask(account, op, request, Answer.Created.class).mailbox();
    }

    public void delete(AccountId account, OpId op, MailboxName name) {
        change(account, op, new Request.DeleteMailbox(name));
    }

    public void rename(AccountId account, OpId op, MailboxName from, MailboxName to) {
        change(account, op, new Request.RenameMailbox(from, to));
    }

    public void subscribe(AccountId account, OpId op, MailboxName name) {
        change(account, op, new Request.Subscribe(name));
    }

    public void unsubscribe(AccountId account, OpId op, MailboxName name) {
        change(account, op, new Request.Unsubscribe(name));
    }

    private void change(AccountId account, OpId op, Request request) {
        var _ = changes.ask(account, op, request, Answer.Done.class);
    }
}
