package io.culver.model;

import java.nio.charset.StandardCharsets;

/**
 * Text out of a header as its octets stand there, neither decoded nor repaired. Held as one
 * character an octet.
 */
public record RawText(String octets) {
    public static final RawText EMPTY = new RawText("");

    public RawText {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.charAt(i) > 0xFF) {
                throw new IllegalArgumentException("not an octet at " + i);
            }
        }
    }

    public static RawText of(byte[] octets) {
        return new RawText(new String(octets, StandardCharsets.ISO_8859_1));
    }

    public byte[] toBytes() {
        return octets.getBytes(StandardCharsets.ISO_8859_1);
    }

    public boolean isEmpty() {
        return octets.isEmpty();
    }

    @Override
    public String toString() {
        return octets;
    }
}
