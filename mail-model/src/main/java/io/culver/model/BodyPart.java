package io.culver.model;

import java.util.List;

/**
 * A message's MIME tree, with where each part's octets are. {@code header} runs to the end of the
 * blank line that ends it; {@code body} is what follows. RFC 9051 §6.4.5.1
 */
public sealed interface BodyPart {
    BodyFields fields();

    Span header();

    Span body();

    /** A part without parts. {@code lines} counts the line ends of its body. */
    record Leaf(BodyFields fields, Span header, Span body, long lines) implements BodyPart {}

    /** {@code multipart/*}: has one part at least. */
    record Multipart(BodyFields fields, Span header, Span body, List<BodyPart> parts)
            implements BodyPart {
        public Multipart {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("multipart without a part");
            }
        }
    }

    /** {@code message/rfc822} or {@code message/global}: a whole message as a part. */
    record Embedded(
            BodyFields fields,
            Span header,
            Span body,
            Envelope envelope,
            BodyPart content,
            long lines)
            implements BodyPart {}
}
