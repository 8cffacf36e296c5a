package io.culver.model;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is known of a message's content without its bytes. Made once, when it is stored.
 *
 * @param sha256 of all the octets, in lower-case hexadecimal
 * @param header the header with the blank line that ends it; empty if it was too long to keep
 *     beside, and then it is {@code structure.header()} of the message
 * @param sentDate the calendar date of the Date field, as told there
 * @param preview the beginning of the text, at most 256 characters. RFC 8970 §3
 */
public record MessageMeta(
        BlobId blob,
        DataSize size,
        String sha256,
        Envelope envelope,
        BodyPart structure,
        Optional<RawText> header,
        Optional<LocalDate> sentDate,
        String preview) {
    public static final int MAX_PREVIEW = 256;

    public MessageMeta {
        if (preview.codePointCount(0, preview.length()) > MAX_PREVIEW) {
            throw new IllegalArgumentException("preview is too long");
        }
    }
}
