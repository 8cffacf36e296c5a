package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.Change;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.NewMessage;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.PastVisitor;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects messages that left a mailbox for good, each as it was when it left the last one. */
final class Departures implements PastVisitor {
    private static final UidSet ALL = UidSet.of(new Uid(1), new Uid(Uid.MAX));

    private final PastMail.Deleted which;
    private final Instant since;
    private final Map<EmailId, NewMessage> gone = new LinkedHashMap<>();

    /**
     * None yet.
     *
     * @param since what left before is not meant
     */
    Departures(PastMail.Deleted which, Instant since) {
        this.which = which;
        this.since = since;
    }

    /** In the order in which they first left. */
    Collection<NewMessage> messages() {
        return gone.values();
    }

    @Override
    public boolean visit(AccountState before, ModSeq seq, Entry entry) {
        if (!entry.time().isBefore(since)) {
            note(before, entry.change());
        }
        return true;
    }

    private void note(AccountState before, Change change) {
        switch (change) {
            case Change.MessagesExpunged it -> note(before, it.mailbox(), it.uids());
            case Change.MessageReplaced it -> note(before, it.mailbox(), UidSet.of(it.uid()));
            case Change.MailboxDeleted it -> note(before, it.mailbox(), ALL);
            case Change.MailboxesCreated _,
                    Change.MailboxesRenamed _,
                    Change.InboxEmptied _,
                    Change.Subscribed _,
                    Change.Unsubscribed _,
                    Change.MessagesAppended _,
                    Change.FlagsChanged _,
                    Change.MessagesCopied _,
                    Change.MessagesMoved _,
                    Change.EmailIdsReserved _,
                    Change.QuotaChanged _ -> {}
        }
    }

    private void note(AccountState before, MailboxId id, UidSet uids) {
        MailboxState mailbox = before.mailbox(id).orElseThrow();
        if (which.mailbox().filter(it -> !it.equals(mailbox.name())).isPresent()) {
            return;
        }
        for (NewMessage it : NewMessage.all(mailbox.messages().select(uids))) {
            if (which.email().filter(email -> !email.equals(it.email())).isEmpty()) {
                gone.put(it.email(), it);
            }
        }
        if (gone.size() > Limits.UNDELETED_MESSAGES) {
            throw new MailException(
                    MailError.LIMIT,
                    "Too many messages were deleted: name a mailbox or a later time, or restore");
        }
    }
}
