package io.culver.model;

/** Which parts of a {@link MessageMeta} are wanted: what nobody asks for is not sent. */
public enum MetaPart {
    ENVELOPE,
    STRUCTURE,
    /** The header; of a content whose header is not kept, the structure in its place. */
    HEADER,
    PREVIEW
}
