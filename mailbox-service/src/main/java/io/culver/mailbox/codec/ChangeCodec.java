package io.culver.mailbox.codec;

import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.domain.Change;
import io.culver.mailbox.domain.NewMailbox;
import io.culver.mailbox.domain.NewMessage;
import io.culver.model.EmailId;
import io.culver.model.ThreadId;
import io.culver.model.UidSet;
import io.culver.proto.FlagCodec;
import io.culver.proto.InternalDateCodec;
import io.culver.proto.MailboxCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.QuotaCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.model.v1.ModelProto;
import io.culver.proto.storage.v1.EntryProto;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an entry does, as it is stored. */
final class ChangeCodec {
    private ChangeCodec() {}

    static void encode(Change change, EntryProto.Entry.Builder entry) {
        switch (change) {
            case Change.MailboxesCreated it ->
                    entry.getMailboxesCreatedBuilder().addAllCreated(encode(it.created()));
            case Change.MailboxDeleted it ->
                    entry.getMailboxDeletedBuilder().setMailboxId(it.mailbox().value());
            case Change.MailboxesRenamed it ->
                    entry.getMailboxesRenamedBuilder()
                            .setFrom(it.from().value())
                            .setTo(it.to().value())
                            .addAllCreated(encode(it.created()));
            case Change.InboxEmptied it ->
                    entry.getInboxEmptiedBuilder()
                            .setInboxId(it.inbox().value())
                            .setUids(UidSetCodec.encode(it.uids()))
                            .addAllCreated(encode(it.created()));
            case Change.Subscribed it -> entry.getSubscribedBuilder().setName(it.name().value());
            case Change.Unsubscribed it ->
                    entry.getUnsubscribedBuilder().setName(it.name().value());
            case Change.MessagesAppended it -> entry.setMessagesAppended(encode(it));
            case Change.MessageReplaced it ->
                    entry.getMessageReplacedBuilder()
                            .setMailboxId(it.mailbox().value())
                            .setUid(NumberCodec.encode(it.uid()))
                            .setBy(encode(it.by()));
            case Change.FlagsChanged it ->
                    entry.getFlagsChangedBuilder()
                            .setMailboxId(it.mailbox().value())
                            .setUids(UidSetCodec.encode(it.changed()))
                            .setChange(FlagCodec.encode(it.change()))
                            .setRefused(UidSetCodec.encode(it.refused()));
            case Change.MessagesExpunged it ->
                    entry.getMessagesExpungedBuilder()
                            .setMailboxId(it.mailbox().value())
                            .setUids(UidSetCodec.encode(it.uids()));
            case Change.MessagesCopied it -> entry.setMessagesCopied(encode(it));
            case Change.MessagesMoved it -> entry.setMessagesMoved(encode(it));
            case Change.QuotaChanged it ->
                    entry.getQuotaChangedBuilder().addAllSettings(QuotaCodec.encode(it.settings()));
            case Change.EmailIdsReserved it ->
                    entry.getEmailIdsReservedBuilder()
                            .setFirst(it.first().value())
                            .setCount(it.count());
        }
    }

    private static List<EntryProto.NewMailbox> encode(List<NewMailbox> created) {
        return created.stream()
                .map(it ->
                        EntryProto.NewMailbox.newBuilder()
                                .setId(it.id().value())
                                .setName(it.name().value())
                                .setUidValidity(NumberCodec.encode(it.uidValidity()))
                                .setUse(MailboxCodec.encode(it.use()))
                                .build())
                .toList();
    }

    private static EntryProto.MessagesAppended encode(Change.MessagesAppended change) {
        var message =
                EntryProto.MessagesAppended.newBuilder()
                        .setMailboxId(change.mailbox().value())
                        .setUidValidity(NumberCodec.encode(change.uidValidity()))
                        .setFirstUid(NumberCodec.encode(change.first()));
        for (NewMessage it : change.messages()) {
            var one =
                    message.addMessagesBuilder()
                            .setEmailId(it.email().value())
                            .setOctets(it.size().octets())
                            .setFlags(FlagCodec.encode(it.flags()))
                            .setInternalDate(InternalDateCodec.encode(it.internalDate()))
                            .setThreadId(it.thread().value());
            it.sentDate().ifPresent(date -> one.setSentDay(Math.toIntExact(date.toEpochDay())));
        }
        return message.build();
    }

    private static EntryProto.MessagesTransferred encode(Change.MessagesCopied change) {
        return EntryProto.MessagesTransferred.newBuilder()
                .setSourceId(change.source().value())
                .setSourceUids(UidSetCodec.encode(change.sourceUids()))
                .setTargetId(change.target().value())
                .setUidValidity(NumberCodec.encode(change.uidValidity()))
                .setFirstUid(NumberCodec.encode(change.first()))
                .build();
    }

    private static EntryProto.MessagesTransferred encode(Change.MessagesMoved it) {
        return encode(
                new Change.MessagesCopied(
                        it.source(), it.sourceUids(), it.target(), it.uidValidity(), it.first()));
    }

    static Change decode(EntryProto.Entry entry) {
        return switch (entry.getChangeCase()) {
            case MAILBOXES_CREATED ->
                    new Change.MailboxesCreated(
                            some(decode(entry.getMailboxesCreated().getCreatedList())));
            case MAILBOX_DELETED ->
                    new Change.MailboxDeleted(
                            NumberCodec.mailboxId(entry.getMailboxDeleted().getMailboxId()));
            case MAILBOXES_RENAMED -> decode(entry.getMailboxesRenamed());
            case INBOX_EMPTIED -> decode(entry.getInboxEmptied());
            case SUBSCRIBED ->
                    new Change.Subscribed(NameCodec.mailboxName(entry.getSubscribed().getName()));
            case UNSUBSCRIBED ->
                    new Change.Unsubscribed(
                            NameCodec.mailboxName(entry.getUnsubscribed().getName()));
            case MESSAGES_APPENDED -> decode(entry.getMessagesAppended());
            case MESSAGE_REPLACED -> decode(entry.getMessageReplaced());
            case FLAGS_CHANGED -> decode(entry.getFlagsChanged());
            case MESSAGES_EXPUNGED -> decode(entry.getMessagesExpunged());
            case MESSAGES_COPIED -> copied(entry.getMessagesCopied());
            case MESSAGES_MOVED -> {
                Change.MessagesCopied it = copied(entry.getMessagesMoved());
                yield new Change.MessagesMoved(
                        it.source(), it.sourceUids(), it.target(), it.uidValidity(), it.first());
            }
            case EMAIL_IDS_RESERVED ->
                    new Change.EmailIdsReserved(
                            NumberCodec.emailId(entry.getEmailIdsReserved().getFirst()),
                            entry.getEmailIdsReserved().getCount());
            case QUOTA_CHANGED ->
                    new Change.QuotaChanged(
                            QuotaCodec.decode(entry.getQuotaChanged().getSettingsList()));
            case CHANGE_NOT_SET -> throw Frame.newer();
        };
    }

    private static List<NewMailbox> decode(List<EntryProto.NewMailbox> created) {
        return created.stream()
                .map(it ->
                        new NewMailbox(
                                NumberCodec.mailboxId(it.getId()),
                                NameCodec.mailboxName(it.getName()),
                                NumberCodec.uidValidity(it.getUidValidity()),
                                MailboxCodec.decode(it.getUse())))
                .toList();
    }

    private static Change decode(EntryProto.MailboxesRenamed message) {
        return new Change.MailboxesRenamed(
                NameCodec.mailboxName(message.getFrom()),
                NameCodec.mailboxName(message.getTo()),
                decode(message.getCreatedList()));
    }

    private static Change decode(EntryProto.InboxEmptied message) {
        return new Change.InboxEmptied(
                NumberCodec.mailboxId(message.getInboxId()),
                UidSetCodec.decode(message.getUids()),
                some(decode(message.getCreatedList())));
    }

    private static Change decode(EntryProto.MessageReplaced message) {
        return new Change.MessageReplaced(
                NumberCodec.mailboxId(message.getMailboxId()),
                NumberCodec.uid(message.getUid()),
                decode(message.getBy()));
    }

    private static Change.MessagesAppended decode(EntryProto.MessagesAppended message) {
        return new Change.MessagesAppended(
                NumberCodec.mailboxId(message.getMailboxId()),
                NumberCodec.uidValidity(message.getUidValidity()),
                NumberCodec.uid(message.getFirstUid()),
                some(message.getMessagesList().stream().map(ChangeCodec::decode).toList()));
    }

    private static NewMessage decode(EntryProto.MessagesAppended.NewMessage message) {
        EmailId email = NumberCodec.emailId(message.getEmailId());
        return new NewMessage(
                email,
                NumberCodec.size(message.getOctets()),
                FlagCodec.decode(message.getFlags()),
                InternalDateCodec.decode(message.getInternalDate()),
                message.hasSentDay()
                        ? Optional.of(LocalDate.ofEpochDay(message.getSentDay()))
                        : Optional.empty(),
                message.hasThreadId()
                        ? new ThreadId(message.getThreadId())
                        : ThreadId.alone(email));
    }

    private static Change decode(EntryProto.FlagsChanged message) {
        return new Change.FlagsChanged(
                NumberCodec.mailboxId(message.getMailboxId()),
                some(message.getUids()),
                FlagCodec.decode(message.getChange()),
                UidSetCodec.decode(message.getRefused()));
    }

    private static Change decode(EntryProto.MessagesExpunged message) {
        return new Change.MessagesExpunged(
                NumberCodec.mailboxId(message.getMailboxId()), some(message.getUids()));
    }

    private static Change.MessagesCopied copied(EntryProto.MessagesTransferred message) {
        return new Change.MessagesCopied(
                NumberCodec.mailboxId(message.getSourceId()),
                some(message.getSourceUids()),
                NumberCodec.mailboxId(message.getTargetId()),
                NumberCodec.uidValidity(message.getUidValidity()),
                NumberCodec.uid(message.getFirstUid()));
    }

    /** A change of nothing is never written. */
    private static UidSet some(ModelProto.UidSet message) {
        UidSet uids = UidSetCodec.decode(message);
        if (uids.isEmpty()) {
            throw Frame.corruption("Entry that changes nothing");
        }
        return uids;
    }

    private static <T> List<T> some(List<T> list) {
        if (list.isEmpty()) {
            throw Frame.corruption("Entry that changes nothing");
        }
        return list;
    }
}
