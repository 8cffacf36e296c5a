package io.culver.mime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Decodes base64. Characters outside the alphabet are passed over; padding ends a group, and what
 * follows it is decoded anew; an incomplete group at the end gives the octets it has. RFC 2045 §6.8
 */
final class Base64InputStream extends DecodingInputStream {
    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = values();

    private int bits;
    private int bitCount;

    Base64InputStream(InputStream encoded) {
        super(encoded);
    }

    @Override
    int nextDecoded() throws IOException {
        while (bitCount < 8) {
            int octet = nextEncoded();
            if (octet < 0) {
                return -1;
            }
            if (octet == '=') {
                bitCount = 0;
            } else if (VALUES[octet] >= 0) {
                bits = (bits << 6 | VALUES[octet]) & 0xFFFF;
                bitCount += 6;
            }
        }
        bitCount -= 8;
        return bits >> bitCount & 0xFF;
    }

    private static byte[] values() {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            values[ALPHABET.charAt(i)] = (byte) i;
        }
        return values;
    }
}
