package io.culver.search.query;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/** Looks for one text in many, octet by octet: Horspool's algorithm, which skips most octets. */
final class OctetSearch implements TermTest {
    private final byte[] needle;
    private final int[] skip = new int[256];

    OctetSearch(BytesRef needle) {
        this.needle = BytesRef.deepCopyOf(needle).bytes;
        Arrays.fill(skip, this.needle.length);
        for (int i = 0; i < this.needle.length - 1; i++) {
            skip[this.needle[i] & 0xFF] = this.needle.length - 1 - i;
        }
    }

    /** Whether the needle is somewhere in {@code octets[from..to)}. */
    @Override
    public boolean accepts(byte[] octets, int from, int to) {
        if (needle.length == 0) {
            return true;
        }
        int last = needle.length - 1;
        for (int end = from + last; end < to; end += skip[octets[end] & 0xFF]) {
            int i = last;
            while (octets[end - last + i] == needle[i]) {
                if (i-- == 0) {
                    return true;
                }
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
