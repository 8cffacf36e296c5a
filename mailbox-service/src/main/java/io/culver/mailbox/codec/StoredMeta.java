package io.culver.mailbox.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.proto.MetaCodec;
import io.culver.proto.model.v1.ModelProto;

/** A {@link MessageMeta} as the stores keep it: the message {@code culver.model.v1.MessageMeta}. */
public final class StoredMeta {
    private StoredMeta() {}

    public static byte[] encode(MessageMeta meta) {
        return MetaCodec.encode(meta).toByteArray();
    }

    /** Reads what {@link #encode} wrote; anything else is {@code CORRUPTION}. */
    public static MessageMeta decode(byte[] stored) {
        try {
            return MetaCodec.decode(ModelProto.MessageMeta.parseFrom(stored));
        } catch (InvalidProtocolBufferException | MailException _) {
            throw new MailException(MailError.CORRUPTION, "What is stored of a message is damaged");
        }
    }
}
