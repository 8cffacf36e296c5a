package io.culver.proto;

import io.culver.model.ListedMailbox;
import io.culver.model.MailboxId;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MailboxStatus;
import io.culver.model.SpecialUse;
import io.culver.model.Uid;
import io.culver.proto.mailbox.v1.ListResponse;
import io.culver.proto.model.v1.ModelProto;
import java.util.Optional;

/** Mailboxes as LIST, STATUS and SELECT show them. */
public final class MailboxCodec {
    private MailboxCodec() {}

    public static ModelProto.MailboxStatus encode(MailboxStatus status) {
        return ModelProto.MailboxStatus.newBuilder()
                .setMailboxId(status.id().value())
                .setUidValidity(NumberCodec.encode(status.uidValidity()))
                .setUidNext(NumberCodec.encode(status.uidNext()))
                .setHighestModSeq(status.highestModSeq().value())
                .setMessages(status.messages())
                .setRecent(status.recent())
                .setUnseen(status.unseen())
                .setDeleted(status.deleted())
                .setOctets(status.size().octets())
                .setDeletedOctets(status.deletedSize().octets())
                .build();
    }

    public static MailboxStatus decode(ModelProto.MailboxStatus message) {
        return new MailboxStatus(
                NumberCodec.mailboxId(message.getMailboxId()),
                NumberCodec.uidValidity(message.getUidValidity()),
                NumberCodec.uid(message.getUidNext()),
                NumberCodec.modSeq(message.getHighestModSeq()),
                NumberCodec.count(message.getMessages()),
                NumberCodec.count(message.getRecent()),
                NumberCodec.count(message.getUnseen()),
                NumberCodec.count(message.getDeleted()),
                NumberCodec.size(message.getOctets()),
                NumberCodec.size(message.getDeletedOctets()));
    }

    public static ModelProto.MailboxSnapshot encode(MailboxSnapshot snapshot) {
        return ModelProto.MailboxSnapshot.newBuilder()
                .setAt(snapshot.at().value())
                .setName(snapshot.name().value())
                .setStatus(encode(snapshot.status()))
                .setUids(UidSetCodec.encode(snapshot.uids()))
                .setRecentFrom(NumberCodec.encode(snapshot.recentFrom()))
                .setFirstUnseen(snapshot.firstUnseen().map(NumberCodec::encode).orElse(0))
                .addAllKeywords(FlagCodec.names(snapshot.keywords()))
                .build();
    }

    public static MailboxSnapshot decode(ModelProto.MailboxSnapshot message) {
        return new MailboxSnapshot(
                NumberCodec.modSeq(message.getAt()),
                NameCodec.mailboxName(message.getName()),
                decode(message.getStatus()),
                UidSetCodec.decode(message.getUids()),
                NumberCodec.uid(message.getRecentFrom()),
                firstUnseen(message),
                FlagCodec.flags(message.getKeywordsList()));
    }

    private static Optional<Uid> firstUnseen(ModelProto.MailboxSnapshot message) {
        return message.getFirstUnseen() == 0
                ? Optional.empty()
                : Optional.of(NumberCodec.uid(message.getFirstUnseen()));
    }

    public static ListResponse.Listed encode(ListedMailbox listed) {
        return ListResponse.Listed.newBuilder()
                .setName(listed.name().value())
                .setMailboxId(listed.id().map(MailboxId::value).orElse(0L))
                .setUse(encode(listed.use()))
                .setSubscribed(listed.isSubscribed())
                .build();
    }

    public static ListedMailbox decode(ListResponse.Listed message) {
        return new ListedMailbox(
                NameCodec.mailboxName(message.getName()),
                message.getMailboxId() == 0
                        ? Optional.empty()
                        : Optional.of(NumberCodec.mailboxId(message.getMailboxId())),
                decode(message.getUse()),
                message.getSubscribed());
    }

    public static ModelProto.SpecialUse encode(Optional<SpecialUse> use) {
        return use.map(MailboxCodec::encode).orElse(ModelProto.SpecialUse.SPECIAL_USE_UNSPECIFIED);
    }

    private static ModelProto.SpecialUse encode(SpecialUse use) {
        return switch (use) {
            case ALL -> ModelProto.SpecialUse.ALL;
            case ARCHIVE -> ModelProto.SpecialUse.ARCHIVE;
            case DRAFTS -> ModelProto.SpecialUse.DRAFTS;
            case FLAGGED -> ModelProto.SpecialUse.FLAGGED;
            case IMPORTANT -> ModelProto.SpecialUse.IMPORTANT;
            case JUNK -> ModelProto.SpecialUse.JUNK;
            case SENT -> ModelProto.SpecialUse.SENT;
            case TRASH -> ModelProto.SpecialUse.TRASH;
        };
    }

    /** Empty for a mailbox without a special use. */
    public static Optional<SpecialUse> decode(ModelProto.SpecialUse use) {
        return switch (use) {
            case SPECIAL_USE_UNSPECIFIED -> Optional.empty();
            case ALL -> Optional.of(SpecialUse.ALL);
            case ARCHIVE -> Optional.of(SpecialUse.ARCHIVE);
            case DRAFTS -> Optional.of(SpecialUse.DRAFTS);
            case FLAGGED -> Optional.of(SpecialUse.FLAGGED);
            case IMPORTANT -> Optional.of(SpecialUse.IMPORTANT);
            case JUNK -> Optional.of(SpecialUse.JUNK);
            case SENT -> Optional.of(SpecialUse.SENT);
            case TRASH -> Optional.of(SpecialUse.TRASH);
            case UNRECOGNIZED -> throw Malformed.refusal("malformed special use");
        };
    }
}
