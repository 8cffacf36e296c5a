package io.culver.mailbox.domain;

import io.culver.model.FlagChange;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.SpecialUse;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What may be asked of an account that would change it. */
public sealed interface Request {
    /**
     * Makes a mailbox and those above it that are missing. {@code ALREADY_EXISTS}; {@code
     * USE_REFUSED} if another mailbox has the use; {@code LIMIT}; {@code OVER_QUOTA}. RFC 9051
     * §6.3.4, RFC 6154 §3
     */
    record CreateMailbox(MailboxName name, Optional<SpecialUse> use) implements Request {}

    /** {@code NO_SUCH_MAILBOX}; {@code HAS_CHILDREN}; {@code CANNOT} for INBOX. RFC 9051 §6.3.5 */
    record DeleteMailbox(MailboxName name) implements Request {}

    /**
     * Renames a mailbox and all below it; out of INBOX it moves the messages only. {@code
     * NO_SUCH_MAILBOX}; {@code ALREADY_EXISTS}; {@code CANNOT} to a name below its own; {@code
     * LIMIT}; {@code OVER_QUOTA} for mailboxes that it makes. RFC 9051 §6.3.6
     */
    record RenameMailbox(MailboxName from, MailboxName to) implements Request {}

    /** Subscribes to a name, whether or not there is such a mailbox. {@code LIMIT}. */
    record Subscribe(MailboxName name) implements Request {}

    /** Ends a subscription; that there is none is no error. */
    record Unsubscribe(MailboxName name) implements Request {}

    /**
     * Puts messages into a mailbox, in this order, all or none. {@code NO_SUCH_TARGET}; {@code
     * LIMIT}; {@code OVER_QUOTA}; {@code INVALID} if an email id was not reserved. RFC 9051 §6.3.12
     *
     * @param contents a digest of the messages' octets, by which the same append is known again; 0
     *     if nobody will ask again
     */
    record AppendMessages(MailboxName mailbox, List<NewMessage> messages, long contents)
            implements Request {
        public AppendMessages {
            messages = List.copyOf(messages);
        }

        /** Asked for once. */
        public AppendMessages(MailboxName mailbox, List<NewMessage> messages) {
            this(mailbox, messages, 0);
        }
    }

    /**
     * Puts a message into a mailbox and removes another one for good, in the same moment. {@code
     * NO_SUCH_TARGET}; {@code NO_SUCH_MAILBOX}; {@code NO_SUCH_MESSAGE}; else as {@link
     * AppendMessages}. RFC 8508 §3.4
     */
    record ReplaceMessage(
            MailboxId mailbox, Uid uid, MailboxName target, NewMessage by, long contents)
            implements Request {
        /** Asked for once. */
        public ReplaceMessage(MailboxId mailbox, Uid uid, MailboxName target, NewMessage by) {
            this(mailbox, uid, target, by, 0);
        }
    }

    /**
     * Changes flags; a message that has what is asked for keeps its mod-sequence. {@code
     * NO_SUCH_MAILBOX}; {@code LIMIT} for keywords. RFC 9051 §6.4.6
     *
     * @param unchangedSince leaves messages alone that changed after this. RFC 7162 §3.1.3
     */
    record StoreFlags(
            MailboxId mailbox, UidSet uids, FlagChange change, Optional<ModSeq> unchangedSince)
            implements Request {
        /** Without a condition. */
        public StoreFlags(MailboxId mailbox, UidSet uids, FlagChange change) {
            this(mailbox, uids, change, Optional.empty());
        }
    }

    /** Removes those of the messages that have \Deleted. {@code NO_SUCH_MAILBOX}. */
    record Expunge(MailboxId mailbox, UidSet uids) implements Request {}

    /**
     * Copies those of the messages that exist, all or none. {@code NO_SUCH_MAILBOX}; {@code
     * NO_SUCH_TARGET}; {@code LIMIT}; {@code OVER_QUOTA}. RFC 9051 §6.4.7
     */
    record CopyMessages(MailboxId mailbox, UidSet uids, MailboxName target) implements Request {}

    /**
     * Likewise, and takes them out of the mailbox in the same moment; the account then holds as
     * much as before, whatever its quota. RFC 9051 §6.4.8
     */
    record MoveMessages(MailboxId mailbox, UidSet uids, MailboxName target) implements Request {}

    /** Sets email ids aside, so that contents can be stored before the entry that names them. */
    record ReserveEmailIds(int count) implements Request {
        public ReserveEmailIds {
            if (count < 1 || count > AccountLimits.RESERVED_EMAIL_IDS) {
                throw new IllegalArgumentException("cannot reserve so many email ids: " + count);
            }
        }
    }

    /** Sets limits; those that are not named stay as they are. RFC 9208 §3.2 */
    record SetQuota(Map<QuotaResource, QuotaSetting> settings) implements Request {
        public SetQuota {
            settings = Map.copyOf(settings);
        }
    }
}
