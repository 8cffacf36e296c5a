package io.culver.model;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The name that a user logs in with, folded so that case and form of writing do not matter. RFC
 * 8265 §3.3
 */
public record LoginName(String value) {
    /** Longest name, in characters: an address of RFC 5321 §4.5.3.1 fits. */
    public static final int MAX_LENGTH = 254;

    /** Characters that are read at all: normal form may shorten a name, but not by more. */
    private static final int MAX_WRITTEN = 4 * MAX_LENGTH;

    public LoginName {
        if (value.length() > MAX_WRITTEN) {
            throw new IllegalArgumentException("login name length out of range");
        }
        // Twice: some letters compose with their accents in lower case only.
        value = normal(normal(value).toLowerCase(Locale.ROOT));
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("login name length out of range");
        }
        if (value.codePoints().anyMatch(LoginName::isForbidden)) {
            throw new IllegalArgumentException("login name has a character that is not allowed");
        }
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static boolean isForbidden(int c) {
        return Character.isISOControl(c)
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || !Character.isDefined(c)
                || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Override
    public String toString() {
        return value;
    }
}
