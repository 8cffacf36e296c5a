package io.culver.mailbox.codec;

import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.domain.Keywords;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Messages;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.Flag;
import io.culver.model.Octets;
import io.culver.proto.MailboxCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.storage.v1.CheckpointProto;
import java.util.ArrayList;
import java.util.List;

/** Mailboxes without their messages, as they are stored. */
public final class CatalogueCodec {
    private CatalogueCodec() {}

    /** The catalogue that will be the object {@code id}. */
    public static Octets encode(List<StoredMailbox> mailboxes, ObjectId id) {
        var catalogue = CheckpointProto.Catalogue.newBuilder();
        mailboxes.forEach(it -> catalogue.addMailboxes(encode(it)));
        return Frame.seal(catalogue.build(), id.bits());
    }

    private static CheckpointProto.Catalogue.Mailbox encode(StoredMailbox stored) {
        MailboxState mailbox = stored.mailbox();
        var message =
                CheckpointProto.Catalogue.Mailbox.newBuilder()
                        .setId(mailbox.id().value())
                        .setName(mailbox.name().value())
                        .setUidValidity(NumberCodec.encode(mailbox.uidValidity()))
                        .setUidNext(NumberCodec.encode(mailbox.uidNext()))
                        .setHighestModSeq(mailbox.highestModSeq().value())
                        .setUse(MailboxCodec.encode(mailbox.use()));
        mailbox.keywords().toList().forEach(it -> message.addKeywords(it.name()));
        stored.places().forEach(it -> message.addBundles(it.bundle()).addPositions(it.position()));
        return message.build();
    }

    /** The mailboxes of the catalogue that is this object. {@code CORRUPTION}. */
    public static List<StoredMailbox> decode(Octets octets, ObjectId id) {
        return Frame.open(
                octets,
                CheckpointProto.Catalogue.parser(),
                it -> it.getMailboxesList().stream().map(CatalogueCodec::decode).toList(),
                id.bits());
    }

    private static StoredMailbox decode(CheckpointProto.Catalogue.Mailbox message) {
        MailboxState mailbox =
                new MailboxState(
                        NumberCodec.mailboxId(message.getId()),
                        NameCodec.mailboxName(message.getName()),
                        NumberCodec.uidValidity(message.getUidValidity()),
                        NumberCodec.uid(message.getUidNext()),
                        NumberCodec.modSeq(message.getHighestModSeq()),
                        Keywords.of(message.getKeywordsList().stream().map(Flag::of).toList()),
                        MailboxCodec.decode(message.getUse()),
                        Messages.NONE);
        List<StoredMailbox.Place> places = new ArrayList<>();
        for (int i = 0; i < message.getBundlesCount(); i++) {
            places.add(new StoredMailbox.Place(message.getBundles(i), message.getPositions(i)));
        }
        return new StoredMailbox(mailbox, places);
    }
}
