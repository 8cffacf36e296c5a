package io.culver.mailbox.codec.meta;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import com.google.protobuf.WireFormat;
import io.culver.mailbox.codec.frame.Frame;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.MetaPart;
import io.culver.model.PartialMeta;
import io.culver.proto.MetaCodec;
import io.culver.proto.model.v1.ModelProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.UUID;

/**
 * A {@link MessageMeta} as the stores keep it: the message {@code culver.model.v1.MessageMeta}, in
 * a frame that tells damage, and another content's meta, from this one's.
 */
public final class StoredMeta {
    private final ByteString stored;

    private StoredMeta(ByteString stored) {
        this.stored = stored;
    }

    public static StoredMeta of(MessageMeta meta) {
        return new StoredMeta(MetaCodec.encode(meta).toByteString());
    }

    /** What is to be stored of this content. */
    public static byte[] seal(AccountId account, EmailId email, MessageMeta meta) {
        return Frame.seal(MetaCodec.encode(meta), place(account, email)).toArray();
    }

    /**
     * What {@link #seal} gave for this content; the array is never written to again. {@code
     * CORRUPTION} if it is anything else.
     */
    public static StoredMeta open(AccountId account, EmailId email, byte[] sealed) {
        return new StoredMeta(
                UnsafeByteOperations.unsafeWrap(
                        Frame.open(ByteBuffer.wrap(sealed), place(account, email))));
    }

    private static long[] place(AccountId account, EmailId email) {
        UUID id = account.value();
        return new long[] {
            id.getMostSignificantBits(), id.getLeastSignificantBits(), email.value()
        };
    }

    /** All of it; {@code CORRUPTION} if it is not what was written. */
    public MessageMeta decode() {
        return MetaCodec.decode(stored);
    }

    /** These parts of it, or all if none is named; {@code CORRUPTION} as of {@link #decode}. */
    public PartialMeta parts(Set<MetaPart> parts) {
        return MetaCodec.decodeParts(only(parts));
    }

    /**
     * The same message with these parts only, or with all if none is named. It is cut out of the
     * octets, which costs far less than to read them and write them again.
     */
    public ByteString only(Set<MetaPart> parts) {
        if (parts.isEmpty()) {
            return stored;
        }
        try {
            ByteString cut = cut(parts);
            boolean lacksHeader =
                    parts.contains(MetaPart.HEADER) && cut(Set.of(MetaPart.HEADER)).isEmpty();
            return lacksHeader && !parts.contains(MetaPart.STRUCTURE)
                    ? cut.concat(cut(Set.of(MetaPart.STRUCTURE)))
                    : cut;
        } catch (IOException _) {
            throw damaged();
        }
    }

    /** Fields that lie side by side are not even copied. */
    private ByteString cut(Set<MetaPart> parts) throws IOException {
        CodedInputStream in = stored.newCodedInput();
        ByteString cut = ByteString.EMPTY;
        int first = 0;
        while (!in.isAtEnd()) {
            int begin = in.getTotalBytesRead();
            int tag = in.readTag();
            in.skipField(tag);
            if (!isOneOf(parts, WireFormat.getTagFieldNumber(tag))) {
                cut = cut.concat(stored.substring(first, begin));
                first = in.getTotalBytesRead();
            }
        }
        return cut.concat(stored.substring(first));
    }

    private static boolean isOneOf(Set<MetaPart> parts, int field) {
        return switch (field) {
            case ModelProto.MessageMeta.ENVELOPE_FIELD_NUMBER -> parts.contains(MetaPart.ENVELOPE);
            case ModelProto.MessageMeta.STRUCTURE_FIELD_NUMBER ->
                    parts.contains(MetaPart.STRUCTURE);
            case ModelProto.MessageMeta.HEADER_FIELD_NUMBER -> parts.contains(MetaPart.HEADER);
            case ModelProto.MessageMeta.PREVIEW_FIELD_NUMBER -> parts.contains(MetaPart.PREVIEW);
            default -> false;
        };
    }

    private static MailException damaged() {
        return new MailException(MailError.CORRUPTION, "What is stored of a message is damaged");
    }
}
