package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.AccountId;
import io.culver.model.FlagChange;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.OpId;
import io.culver.model.UidSet;
import java.util.Optional;

/** STORE, EXPUNGE, COPY and MOVE: each is one change of the account. RFC 9051 §6.4 */
public final class ChangeMessages {
    private final AccountChanges changes;

    public ChangeMessages(AccountOwners owners) {
        changes = new AccountChanges(owners);
    }

    /**
     * A message that has what is asked for keeps its mod-sequence. {@code NO_SUCH_MAILBOX}.
     *
     * @param unchangedSince leaves messages alone that changed after this. RFC 7162 §3.1.3
     */
    public Answer.Stored store(
            AccountId account,
            OpId op,
            MailboxId mailbox,
            UidSet uids,
            FlagChange change,
            Optional<ModSeq> unchangedSince) {
        var request = new Request.StoreFlags(mailbox, uids, change, unchangedSince);
        return changes.ask(account, op, request, Answer.Stored.class);
    }

    /** Removes those of the messages that have \Deleted. {@code NO_SUCH_MAILBOX}. */
    public Answer.Expunged expunge(AccountId account, OpId op, MailboxId mailbox, UidSet uids) {
        var request = new Request.Expunge(mailbox, uids);
        return changes.ask(account, op, request, Answer.Expunged.class);
    }

    /** All or none. {@code NO_SUCH_MAILBOX}; {@code NO_SUCH_TARGET}; {@code LIMIT}. */
    public Answer.Copied copy(
            AccountId account, OpId op, MailboxId mailbox, UidSet uids, MailboxName target) {
        var request = new Request.CopyMessages(mailbox, uids, target);
        return changes.ask(account, op, request, Answer.Copied.class);
    }

    /** Likewise, and out of the mailbox in the same moment. */
    public Answer.Copied move(
            AccountId account, OpId op, MailboxId mailbox, UidSet uids, MailboxName target) {
        var request = new Request.MoveMessages(mailbox, uids, target);
        return changes.ask(account, op, request, Answer.Copied.class);
    }
}
