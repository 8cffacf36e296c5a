package io.culver.mime;

import io.culver.model.RawText;

/**
 * A field of a header: its name as written, and its value unfolded, without white space around it,
 * not decoded. A value never holds CR, LF or NUL. RFC 5322 §2.2
 */
public record HeaderField(String name, RawText value) {
    /** The value as text, its encoded words decoded. RFC 2047 */
    public String text() {
        return EncodedWords.decode(value);
    }

    boolean isNamed(String other) {
        return name.equalsIgnoreCase(other);
    }
}
