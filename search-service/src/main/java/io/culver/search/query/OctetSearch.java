package io.culver.search.query;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/**
 * Looks for one text in many, octet by octet. A short one by the JDK's own search, which takes many
 * octets at a time, but at worst as many steps as both lengths multiplied; a long one, of which
 * that would be too many, by Knuth, Morris and Pratt's.
 */
final class OctetSearch implements TermTest {
    private static final int SHORT = 64;

    private final byte[] needle;

    /** Each octet is one character. */
    private final String characters;

    /** Of a long needle's first octets, how many of the last are its first ones again. */
    private final int[] borders;

    OctetSearch(BytesRef needle) {
        this.needle = BytesRef.deepCopyOf(needle).bytes;
        this.characters = new String(this.needle, StandardCharsets.ISO_8859_1);
        this.borders = isShort() ? new int[0] : borders(this.needle);
    }

    private boolean isShort() {
        return needle.length <= SHORT;
    }

    private static int[] borders(byte[] needle) {
        int[] borders = new int[needle.length];
        int border = 0;
        for (int i = 1; i < needle.length; i++) {
            while (border > 0 && needle[i] != needle[border]) {
                border = borders[border - 1];
            }
            border += needle[i] == needle[border] ? 1 : 0;
            borders[i] = border;
        }
        return borders;
    }

    /** Whether the needle is somewhere in {@code octets[from..to)}. */
    @Override
    public boolean accepts(byte[] octets, int from, int to) {
        if (to - from < needle.length) {
            return false;
        }
        return isShort()
                ? new String(octets, from, to - from, StandardCharsets.ISO_8859_1)
                        .contains(characters)
                : isLongIn(octets, from, to);
    }

    private boolean isLongIn(byte[] octets, int from, int to) {
        int matched = 0;
        for (int i = from; i < to; i++) {
            while (matched > 0 && octets[i] != needle[matched]) {
                matched = borders[matched - 1];
            }
            matched += octets[i] == needle[matched] ? 1 : 0;
            if (matched == needle.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OctetSearch that && Arrays.equals(needle, that.needle);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(needle);
    }
}
