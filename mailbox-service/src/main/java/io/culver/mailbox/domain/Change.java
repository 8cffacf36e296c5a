package io.culver.mailbox.domain;

import io.culver.model.EmailId;
import io.culver.model.FlagChange;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an entry does, with everything already decided: applying it asks nothing and refuses
 * nothing. It is logical: its size follows what was asked, not how many messages that touches.
 */
public sealed interface Change {
    /** Those above come first; the last one is the one that was asked for. */
    record MailboxesCreated(List<NewMailbox> created) implements Change {
        public MailboxesCreated {
            created = List.copyOf(created);
        }
    }

    record MailboxDeleted(MailboxId mailbox) implements Change {}

    /** {@code from} and all below it get {@code to} instead; {@code created} are new above it. */
    record MailboxesRenamed(MailboxName from, MailboxName to, List<NewMailbox> created)
            implements Change {
        public MailboxesRenamed {
            created = List.copyOf(created);
        }
    }

    /** INBOX was renamed: {@code uids}, all of its messages, move to the last of the created. */
    record InboxEmptied(MailboxId inbox, UidSet uids, List<NewMailbox> created) implements Change {
        public InboxEmptied {
            created = List.copyOf(created);
        }
    }

    record Subscribed(MailboxName name) implements Change {}

    record Unsubscribed(MailboxName name) implements Change {}

    /** The messages get the UIDs from {@code first} on, in their order. */
    record MessagesAppended(
            MailboxId mailbox, UidValidity uidValidity, Uid first, List<NewMessage> messages)
            implements Change {
        public MessagesAppended {
            messages = List.copyOf(messages);
        }

        public UidSet uids() {
            return UidSet.of(first, first.plus(messages.size() - 1L));
        }
    }

    /** The message left its mailbox when the other one came, which may be into another mailbox. */
    record MessageReplaced(MailboxId mailbox, Uid uid, MessagesAppended by) implements Change {}

    /**
     * {@code changed} are exactly the messages whose flags this makes different; {@code refused} is
     * there for the answer only.
     */
    record FlagsChanged(MailboxId mailbox, UidSet changed, FlagChange change, UidSet refused)
            implements Change {}

    record MessagesExpunged(MailboxId mailbox, UidSet uids) implements Change {}

    /** The sources, all of which exist, get the UIDs from {@code first} on in the target. */
    record MessagesCopied(
            MailboxId source,
            UidSet sourceUids,
            MailboxId target,
            UidValidity uidValidity,
            Uid first)
            implements Change {
        public UidSet targetUids() {
            return UidSet.of(first, first.plus(sourceUids.size() - 1));
        }
    }

    /** Likewise, and the sources are gone. Source and target may be the same mailbox. */
    record MessagesMoved(
            MailboxId source,
            UidSet sourceUids,
            MailboxId target,
            UidValidity uidValidity,
            Uid first)
            implements Change {
        public UidSet targetUids() {
            return UidSet.of(first, first.plus(sourceUids.size() - 1));
        }
    }

    record EmailIdsReserved(EmailId first, int count) implements Change {}

    /** These settings hold from now on, and no others. */
    record QuotaChanged(Map<QuotaResource, QuotaSetting> settings) implements Change {
        public QuotaChanged {
            settings = Map.copyOf(settings);
        }
    }

    /** What whoever asked for this is told, once it is committed under {@code seq}. */
    default Answer answer(ModSeq seq) {
        return switch (this) {
            case MailboxesCreated it -> new Answer.Created(seq, it.created().getLast().id());
            case MailboxDeleted _ -> new Answer.Done(seq);
            case MailboxesRenamed _ -> new Answer.Done(seq);
            case InboxEmptied _ -> new Answer.Done(seq);
            case Subscribed _ -> new Answer.Done(seq);
            case Unsubscribed _ -> new Answer.Done(seq);
            case MessagesAppended it ->
                    new Answer.Appended(seq, it.mailbox(), it.uidValidity(), it.uids());
            case MessageReplaced it -> it.by().answer(seq);
            case FlagsChanged it -> new Answer.Stored(seq, it.changed(), it.refused());
            case MessagesExpunged it -> new Answer.Expunged(seq, it.uids());
            case MessagesCopied it ->
                    new Answer.Copied(
                            seq, it.target(), it.uidValidity(), it.sourceUids(), it.targetUids());
            case MessagesMoved it ->
                    new Answer.Copied(
                            seq, it.target(), it.uidValidity(), it.sourceUids(), it.targetUids());
            case EmailIdsReserved it -> new Answer.Reserved(seq, it.first(), it.count());
            case QuotaChanged _ -> new Answer.Done(seq);
        };
    }

    /** Messages whose contents the account did not have before. */
    default List<NewMessage> contents() {
        return switch (this) {
            case MessagesAppended it -> it.messages();
            case MessageReplaced it -> it.by().messages();
            case MailboxesCreated _,
                    MailboxDeleted _,
                    MailboxesRenamed _,
                    InboxEmptied _,
                    Subscribed _,
                    Unsubscribed _,
                    FlagsChanged _,
                    MessagesExpunged _,
                    MessagesCopied _,
                    MessagesMoved _,
                    EmailIdsReserved _,
                    QuotaChanged _ ->
                    List.of();
        };
    }

    /** Mailboxes that begin, end, or whose messages are not what they were. */
    default Set<MailboxId> mailboxes() {
        return switch (this) {
            case MailboxesCreated it -> NewMailbox.ids(it.created());
            case MailboxDeleted it -> Set.of(it.mailbox());
            case MailboxesRenamed it -> NewMailbox.ids(it.created());
            case InboxEmptied it -> both(Set.of(it.inbox()), NewMailbox.ids(it.created()));
            case Subscribed _ -> Set.of();
            case Unsubscribed _ -> Set.of();
            case MessagesAppended it -> Set.of(it.mailbox());
            case MessageReplaced it -> both(Set.of(it.mailbox()), it.by().mailboxes());
            case FlagsChanged it -> Set.of(it.mailbox());
            case MessagesExpunged it -> Set.of(it.mailbox());
            case MessagesCopied it -> Set.of(it.target());
            case MessagesMoved it -> both(Set.of(it.source()), Set.of(it.target()));
            case EmailIdsReserved _ -> Set.of();
            case QuotaChanged _ -> Set.of();
        };
    }

    private static Set<MailboxId> both(Set<MailboxId> some, Set<MailboxId> others) {
        Set<MailboxId> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
