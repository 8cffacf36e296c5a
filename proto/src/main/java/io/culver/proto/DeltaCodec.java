package io.culver.proto;

import io.culver.model.FlagsOf;
import io.culver.model.MailboxDelta;
import io.culver.proto.model.v1.ModelProto;
import java.util.List;

/** What became of a mailbox since a point of its account's log. */
public final class DeltaCodec {
    private DeltaCodec() {}

    public static ModelProto.MailboxDelta encode(MailboxDelta delta) {
        var message = ModelProto.MailboxDelta.newBuilder();
        return switch (delta) {
            case MailboxDelta.Changed changed -> message.setChanged(encode(changed)).build();
            case MailboxDelta.Reset reset -> message.setReset(encode(reset)).build();
            case MailboxDelta.Gone() ->
                    message.setGone(ModelProto.MailboxDelta.Gone.getDefaultInstance()).build();
        };
    }

    private static ModelProto.MailboxDelta.Changed encode(MailboxDelta.Changed changed) {
        return ModelProto.MailboxDelta.Changed.newBuilder()
                .setUpTo(changed.upTo().value())
                .setHighestModSeq(changed.highest().value())
                .setVanished(UidSetCodec.encode(changed.vanished()))
                .setAppeared(UidSetCodec.encode(changed.appeared()))
                .addAllFlags(encode(changed.flags()))
                .addAllKeywords(FlagCodec.names(changed.keywords()))
                .build();
    }

    private static ModelProto.MailboxDelta.Reset encode(MailboxDelta.Reset reset) {
        return ModelProto.MailboxDelta.Reset.newBuilder()
                .setSnapshot(MailboxCodec.encode(reset.snapshot()))
                .addAllFlags(encode(reset.flags()))
                .build();
    }

    public static MailboxDelta decode(ModelProto.MailboxDelta message) {
        return switch (message.getKindCase()) {
            case CHANGED -> decode(message.getChanged());
            case RESET -> decode(message.getReset());
            case GONE -> new MailboxDelta.Gone();
            case KIND_NOT_SET -> throw Malformed.refusal("malformed delta");
        };
    }

    private static MailboxDelta.Changed decode(ModelProto.MailboxDelta.Changed message) {
        return new MailboxDelta.Changed(
                NumberCodec.modSeq(message.getUpTo()),
                NumberCodec.modSeq(message.getHighestModSeq()),
                UidSetCodec.decode(message.getVanished()),
                UidSetCodec.decode(message.getAppeared()),
                decode(message.getFlagsList()),
                FlagCodec.flags(message.getKeywordsList()));
    }

    private static MailboxDelta.Reset decode(ModelProto.MailboxDelta.Reset message) {
        return new MailboxDelta.Reset(
                MailboxCodec.decode(message.getSnapshot()), decode(message.getFlagsList()));
    }

    private static List<ModelProto.FlagsOf> encode(List<FlagsOf> flags) {
        return flags.stream().map(DeltaCodec::encode).toList();
    }

    private static List<FlagsOf> decode(List<ModelProto.FlagsOf> messages) {
        return messages.stream().map(DeltaCodec::decode).toList();
    }

    private static ModelProto.FlagsOf encode(FlagsOf flags) {
        return ModelProto.FlagsOf.newBuilder()
                .setUids(UidSetCodec.encode(flags.uids()))
                .setFlags(FlagCodec.encode(flags.flags()))
                .setModSeq(flags.modSeq().value())
                .build();
    }

    private static FlagsOf decode(ModelProto.FlagsOf message) {
        return new FlagsOf(
                UidSetCodec.decode(message.getUids()),
                FlagCodec.decode(message.getFlags()),
                NumberCodec.modSeq(message.getModSeq()));
    }
}
