package io.culver.mime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Octets gathered up to a bound; what comes beyond it is dropped. */
final class OctetBuffer {
    private byte[] octets = new byte[256];
    private int length;
    private int max;

    OctetBuffer(int max) {
        this.max = max;
    }

    void append(byte[] source, int from, int count) {
        int taken = Math.min(count, max - length);
        if (taken <= 0) {
            return;
        }
        if (length + taken > octets.length) {
            int grown = Math.max(length + taken, (int) Math.min(max, octets.length * 2L));
            octets = Arrays.copyOf(octets, grown);
        }
        System.arraycopy(source, from, octets, length, taken);
        length += taken;
    }

    void append(int octet) {
        if (length < octets.length && length < max) {
            octets[length++] = (byte) octet;
        } else {
            append(new byte[] {(byte) octet}, 0, 1);
        }
    }

    void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** Empties it and sets a new bound. */
    void clear(int newMax) {
        length = 0;
        max = newMax;
    }

    int length() {
        return length;
    }

    /** Whether it is a blank line. */
    boolean isLineEnd() {
        return (length == 1 && octets[0] == '\n')
                || (length == 2 && octets[0] == '\r' && octets[1] == '\n');
    }

    /** Whether these octets stand at this place. */
    boolean holds(byte[] expected, int from) {
        int to = from + expected.length;
        return to <= length && Arrays.equals(octets, from, to, expected, 0, expected.length);
    }

    /** One character an octet. */
    String toText() {
        return new String(octets, 0, length, StandardCharsets.ISO_8859_1);
    }

    byte[] toArray() {
        return Arrays.copyOf(octets, length);
    }
}
