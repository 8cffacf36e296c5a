package io.culver.proto;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.Octets;
import io.culver.model.PartialMeta;
import io.culver.proto.model.v1.ModelProto;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;

/** What is known of a message's content, for the wire and for the store. */
public final class MetaCodec {
    private static final int SHA256_OCTETS = 32;

    private MetaCodec() {}

    /** Writes what is known; a MIME tree too deep or too large to be read again is a LIMIT. */
    public static ModelProto.MessageMeta encode(MessageMeta meta) {
        var message =
                ModelProto.MessageMeta.newBuilder()
                        .setBlobId(IdCodec.encode(meta.blob()))
                        .setOctets(meta.size().octets())
                        .setSha256(ByteString.copyFrom(HexFormat.of().parseHex(meta.sha256())))
                        .setEnvelope(EnvelopeCodec.encode(meta.envelope()))
                        .addAllStructure(StructureCodec.encode(meta.structure()))
                        .setPreview(meta.preview());
        meta.header().map(EnvelopeCodec::octets).ifPresent(message::setHeader);
        meta.sentDate().map(MetaCodec::day).ifPresent(message::setSentDay);
        return message.build();
    }

    public static MessageMeta decode(ModelProto.MessageMeta message) {
        if (message.getSha256().size() != SHA256_OCTETS) {
            throw Malformed.refusal("malformed digest");
        }
        var structure = StructureCodec.decode(message.getStructureList());
        return Malformed.unless(
                () ->
                        new MessageMeta(
                                IdCodec.blobId(message.getBlobId()),
                                NumberCodec.size(message.getOctets()),
                                HexFormat.of().formatHex(message.getSha256().toByteArray()),
                                EnvelopeCodec.decode(message.getEnvelope()),
                                structure,
                                EnvelopeCodec.text(message.hasHeader(), message.getHeader()),
                                sentDate(message),
                                message.getPreview()),
                "malformed preview");
    }

    /** Reads what a mailbox service stored, all of it; anything else is {@code CORRUPTION}. */
    public static MessageMeta decode(ByteString stored) {
        try {
            return decode(ModelProto.MessageMeta.parseFrom(aliased(stored)));
        } catch (IOException | MailException _) {
            throw damaged();
        }
    }

    /** Reads the parts that there are; what is no part of a meta is {@code CORRUPTION}. */
    public static PartialMeta decodeParts(ByteString stored) {
        try {
            return parts(ModelProto.MessageMeta.parseFrom(aliased(stored)));
        } catch (IOException | MailException _) {
            throw damaged();
        }
    }

    private static PartialMeta parts(ModelProto.MessageMeta message) {
        return new PartialMeta(
                message.hasEnvelope()
                        ? Optional.of(EnvelopeCodec.decode(message.getEnvelope()))
                        : Optional.empty(),
                message.getStructureCount() > 0
                        ? Optional.of(StructureCodec.decode(message.getStructureList()))
                        : Optional.empty(),
                message.hasHeader()
                        ? Optional.of(Octets.wrap(message.getHeader().toByteArray()))
                        : Optional.empty(),
                message.getPreview());
    }

    /** Its octets need no copies: they do not change. */
    private static CodedInputStream aliased(ByteString stored) {
        CodedInputStream in = stored.newCodedInput();
        in.enableAliasing(true);
        return in;
    }

    private static MailException damaged() {
        return new MailException(MailError.CORRUPTION, "What is stored of a message is damaged");
    }

    private static int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay());
    }

    private static Optional<LocalDate> sentDate(ModelProto.MessageMeta message) {
        return message.hasSentDay()
                ? Optional.of(LocalDate.ofEpochDay(message.getSentDay()))
                : Optional.empty();
    }
}
