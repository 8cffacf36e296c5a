package io.culver.proto;

import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.RawText;
import io.culver.model.Span;
import io.culver.proto.model.v1.ModelProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** MIME trees, written in prefix order. */
public final class StructureCodec {
    private StructureCodec() {}

    public static ModelProto.Span encode(Span span) {
        return ModelProto.Span.newBuilder()
                .setOffset(span.offset())
                .setLength(span.length())
                .build();
    }

    public static Span decode(ModelProto.Span message) {
        return Malformed.unless(
                () -> new Span(message.getOffset(), message.getLength()), "malformed span");
    }

    /** Writes a tree; one that is too deep or too large to be read again is refused as LIMIT. */
    static List<ModelProto.BodyPart> encode(BodyPart structure) {
        List<ModelProto.BodyPart> parts = new ArrayList<>();
        write(structure, parts, 1);
        return parts;
    }

    private static void write(BodyPart part, List<ModelProto.BodyPart> parts, int depth) {
        if (depth > Limits.PART_DEPTH || parts.size() == Limits.PARTS) {
            throw new MailException(MailError.LIMIT, "too many parts");
        }
        var message =
                ModelProto.BodyPart.newBuilder()
                        .setFields(encode(part.fields()))
                        .setHeader(encode(part.header()))
                        .setBody(encode(part.body()));
        switch (part) {
            case BodyPart.Leaf leaf -> parts.add(message.setLines(leaf.lines()).build());
            case BodyPart.Multipart multipart -> {
                parts.add(message.setParts(multipart.parts().size()).build());
                multipart.parts().forEach(below -> write(below, parts, depth + 1));
            }
            case BodyPart.Embedded embedded -> {
                message.setLines(embedded.lines());
                message.setEnvelope(EnvelopeCodec.encode(embedded.envelope()));
                parts.add(message.build());
                write(embedded.content(), parts, depth + 1);
            }
        }
    }

    static BodyPart decode(List<ModelProto.BodyPart> parts) {
        if (parts.size() > Limits.PARTS) {
            throw malformed();
        }
        Reader reader = new Reader(parts);
        BodyPart structure = reader.read(1);
        if (!reader.isAtEnd()) {
            throw malformed();
        }
        return structure;
    }

    private static ModelProto.BodyFields encode(BodyFields fields) {
        var message =
                ModelProto.BodyFields.newBuilder()
                        .setType(EnvelopeCodec.octets(fields.type()))
                        .setSubtype(EnvelopeCodec.octets(fields.subtype()))
                        .addAllParameters(parameters(fields.parameters()))
                        .setEncoding(EnvelopeCodec.octets(fields.encoding()))
                        .addAllLanguages(
                                fields.languages().stream().map(EnvelopeCodec::octets).toList());
        fields.id().map(EnvelopeCodec::octets).ifPresent(message::setId);
        fields.description().map(EnvelopeCodec::octets).ifPresent(message::setDescription);
        fields.md5().map(EnvelopeCodec::octets).ifPresent(message::setMd5);
        fields.disposition().map(StructureCodec::encode).ifPresent(message::setDisposition);
        fields.location().map(EnvelopeCodec::octets).ifPresent(message::setLocation);
        return message.build();
    }

    private static BodyFields decode(ModelProto.BodyFields message) {
        return new BodyFields(
                EnvelopeCodec.text(message.getType()),
                EnvelopeCodec.text(message.getSubtype()),
                decodeParameters(message.getParametersList()),
                EnvelopeCodec.text(message.hasId(), message.getId()),
                EnvelopeCodec.text(message.hasDescription(), message.getDescription()),
                EnvelopeCodec.text(message.getEncoding()),
                EnvelopeCodec.text(message.hasMd5(), message.getMd5()),
                message.hasDisposition()
                        ? Optional.of(decode(message.getDisposition()))
                        : Optional.empty(),
                message.getLanguagesList().stream().map(EnvelopeCodec::text).toList(),
                EnvelopeCodec.text(message.hasLocation(), message.getLocation()));
    }

    private static ModelProto.BodyFields.Disposition encode(BodyFields.Disposition disposition) {
        return ModelProto.BodyFields.Disposition.newBuilder()
                .setType(EnvelopeCodec.octets(disposition.type()))
                .addAllParameters(parameters(disposition.parameters()))
                .build();
    }

    private static BodyFields.Disposition decode(ModelProto.BodyFields.Disposition message) {
        return new BodyFields.Disposition(
                EnvelopeCodec.text(message.getType()),
                decodeParameters(message.getParametersList()));
    }

    private static List<ModelProto.BodyFields.Parameter> parameters(
            List<BodyFields.Parameter> parameters) {
        return parameters.stream()
                .map(parameter ->
                        ModelProto.BodyFields.Parameter.newBuilder()
                                .setName(EnvelopeCodec.octets(parameter.name()))
                                .setValue(EnvelopeCodec.octets(parameter.value()))
                                .build())
                .toList();
    }

    private static List<BodyFields.Parameter> decodeParameters(
            List<ModelProto.BodyFields.Parameter> messages) {
        return messages.stream()
                .map(message -> {
                    RawText name = EnvelopeCodec.text(message.getName());
                    return new BodyFields.Parameter(name, EnvelopeCodec.text(message.getValue()));
                })
                .toList();
    }

    private static MailException malformed() {
        return Malformed.refusal("malformed body structure");
    }

    /** Takes parts in turn and makes the tree of them. */
    private static final class Reader {
        private final List<ModelProto.BodyPart> messages;
        private int next;

        Reader(List<ModelProto.BodyPart> messages) {
            this.messages = messages;
        }

        boolean isAtEnd() {
            return next == messages.size();
        }

        BodyPart read(int depth) {
            if (isAtEnd() || depth > Limits.PART_DEPTH) {
                throw malformed();
            }
            ModelProto.BodyPart message = messages.get(next++);
            if (!message.hasFields() || (message.hasEnvelope() && message.getParts() != 0)) {
                throw malformed();
            }
            BodyFields fields = decode(message.getFields());
            Span header = decode(message.getHeader());
            Span body = decode(message.getBody());
            long lines = NumberCodec.count(message.getLines());
            if (message.hasEnvelope()) {
                var envelope = EnvelopeCodec.decode(message.getEnvelope());
                return new BodyPart.Embedded(
                        fields, header, body, envelope, read(depth + 1), lines);
            }
            return message.getParts() == 0
                    ? new BodyPart.Leaf(fields, header, body, lines)
                    : new BodyPart.Multipart(
                            fields, header, body, readAll(message.getParts(), depth + 1));
        }

        private List<BodyPart> readAll(int count, int depth) {
            if (count < 0 || count > messages.size() - next) {
                throw malformed();
            }
            List<BodyPart> parts = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                parts.add(read(depth));
            }
            return parts;
        }
    }
}
