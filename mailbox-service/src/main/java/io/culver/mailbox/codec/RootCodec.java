package io.culver.mailbox.codec;

import com.google.protobuf.ByteString;
import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.OpWindow;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.MailboxName;
import io.culver.model.Octets;
import io.culver.model.OpId;
import io.culver.proto.IdCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.QuotaCodec;
import io.culver.proto.storage.v1.CheckpointProto;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Roots of checkpoints, as they are stored. */
public final class RootCodec {
    private RootCodec() {}

    /** The root that will be the object {@code id}. */
    public static Octets encode(Root root, ObjectId id) {
        AccountState.Counters counters = root.counters();
        var message =
                CheckpointProto.Root.newBuilder()
                        .setSeq(counters.seq().value())
                        .setNextMailboxId(counters.nextMailbox())
                        .setNextEmailId(counters.nextEmail())
                        .setLastUidValidity((int) counters.lastUidValidity())
                        .setHistoryOctets(root.historyOctets())
                        .addAllQuota(QuotaCodec.encode(root.quota()))
                        .addAllCatalogues(encode(root.catalogues()))
                        .addAllSuperseded(encode(root.superseded()));
        root.subscriptions().forEach(it -> message.addSubscriptions(it.value()));
        root.window().toList().forEach(it -> message.addRemembered(AnswerCodec.encode(it)));
        for (Root.Bundle bundle : root.bundles()) {
            message.addBundlesBuilder()
                    .setId(encode(bundle.id()))
                    .setOctets(bundle.octets())
                    .setSegments(bundle.segments())
                    .setRows(bundle.rows())
                    .setWrittenAt(bundle.writtenAt().value());
        }
        for (Root.Delta delta : root.deltas()) {
            message.addDeltasBuilder()
                    .addAllParts(encode(delta.parts()))
                    .setSince(delta.since().value())
                    .setRows(delta.rows())
                    .setWrittenAt(delta.writtenAt().value());
        }
        root.retained().bases().forEach(it -> message.addBases(encode(it)));
        root.retained().archives().forEach(it -> message.addArchives(encode(it)));
        message.setSweptSeq(root.retained().swept().value());
        root.hash().ifPresent(it -> message.setHash(encode(new ObjectId(it.value()))));
        root.previous()
                .ifPresent(it ->
                        message.getPreviousBuilder()
                                .setSeq(it.seq().value())
                                .setRoot(encode(it.root())));
        return Frame.seal(message.build(), id.bits());
    }

    private static CheckpointProto.Root.Base encode(Retained.Past base) {
        return CheckpointProto.Root.Base.newBuilder()
                .setSeq(base.seq().value())
                .setMilliseconds(base.time().toEpochMilli())
                .setRootId(encode(base.root()))
                .addAllObjects(encode(base.objects()))
                .build();
    }

    private static CheckpointProto.Root.Archive encode(Retained.Archive archive) {
        return CheckpointProto.Root.Archive.newBuilder()
                .setId(encode(archive.id()))
                .setFirstSeq(archive.first().value())
                .setCount(archive.count())
                .setOctets(archive.octets())
                .build();
    }

    private static List<ByteString> encode(List<ObjectId> ids) {
        return ids.stream().map(RootCodec::encode).toList();
    }

    private static ByteString encode(ObjectId id) {
        return IdCodec.encode(new OpId(id.value()));
    }

    /** The root that is this object, as it was written. {@code CORRUPTION}. */
    public static Root decode(Octets octets, ObjectId id) {
        return Frame.open(octets, CheckpointProto.Root.parser(), RootCodec::root, id.bits());
    }

    private static Root root(CheckpointProto.Root message) {
        List<MailboxName> subscriptions =
                message.getSubscriptionsList().stream().map(NameCodec::mailboxName).toList();
        return new Root(
                new AccountState.Counters(
                        NumberCodec.modSeq(message.getSeq()),
                        message.getNextMailboxId(),
                        message.getNextEmailId(),
                        Integer.toUnsignedLong(message.getLastUidValidity())),
                message.getHash().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new EntryHash(objectId(message.getHash()).value())),
                message.hasPrevious()
                        ? Optional.of(
                                new Checkpoint(
                                        NumberCodec.modSeq(message.getPrevious().getSeq()),
                                        objectId(message.getPrevious().getRoot())))
                        : Optional.empty(),
                subscriptions,
                QuotaCodec.decode(message.getQuotaList()),
                OpWindow.of(message.getRememberedList().stream().map(AnswerCodec::decode).toList()),
                decode(message.getCataloguesList()),
                message.getBundlesList().stream()
                        .map(it ->
                                new Root.Bundle(
                                        objectId(it.getId()),
                                        it.getOctets(),
                                        it.getSegments(),
                                        it.getRows(),
                                        NumberCodec.modSeq(it.getWrittenAt())))
                        .toList(),
                message.getDeltasList().stream().map(RootCodec::delta).toList(),
                decode(message.getSupersededList()),
                message.getHistoryOctets(),
                new Retained(
                        message.getBasesList().stream().map(RootCodec::base).toList(),
                        message.getArchivesList().stream().map(RootCodec::archive).toList(),
                        NumberCodec.modSeq(message.getSweptSeq())));
    }

    private static Root.Delta delta(CheckpointProto.Root.DeltaObjects message) {
        return new Root.Delta(
                decode(message.getPartsList()),
                NumberCodec.modSeq(message.getSince()),
                message.getRows(),
                NumberCodec.modSeq(message.getWrittenAt()));
    }

    private static Retained.Past base(CheckpointProto.Root.Base message) {
        return new Retained.Past(
                NumberCodec.modSeq(message.getSeq()),
                Instant.ofEpochMilli(message.getMilliseconds()),
                objectId(message.getRootId()),
                decode(message.getObjectsList()));
    }

    private static Retained.Archive archive(CheckpointProto.Root.Archive message) {
        return new Retained.Archive(
                objectId(message.getId()),
                NumberCodec.modSeq(message.getFirstSeq()),
                message.getCount(),
                message.getOctets());
    }

    private static List<ObjectId> decode(List<ByteString> ids) {
        return ids.stream().map(RootCodec::objectId).toList();
    }

    private static ObjectId objectId(ByteString octets) {
        return new ObjectId(IdCodec.opId(octets).value());
    }
}
