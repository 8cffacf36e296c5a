package io.culver.proto;

import io.culver.model.MetaPart;
import io.culver.proto.model.v1.ModelProto.MessageMeta.Part;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Names parts of what is known of a message. */
public final class MetaPartCodec {
    private MetaPartCodec() {}

    public static List<Part> encode(Set<MetaPart> parts) {
        return parts.stream().map(MetaPartCodec::encode).toList();
    }

    private static Part encode(MetaPart part) {
        return switch (part) {
            case ENVELOPE -> Part.ENVELOPE;
            case STRUCTURE -> Part.STRUCTURE;
            case HEADER -> Part.HEADER;
            case PREVIEW -> Part.PREVIEW;
        };
    }

    public static Set<MetaPart> decode(List<Part> parts) {
        return parts.stream().map(MetaPartCodec::decode).collect(Collectors.toUnmodifiableSet());
    }

    private static MetaPart decode(Part part) {
        return switch (part) {
            case ENVELOPE -> MetaPart.ENVELOPE;
            case STRUCTURE -> MetaPart.STRUCTURE;
            case HEADER -> MetaPart.HEADER;
            case PREVIEW -> MetaPart.PREVIEW;
            case PART_UNSPECIFIED, UNRECOGNIZED -> throw Malformed.refusal("malformed part");
        };
    }
}
