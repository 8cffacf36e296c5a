package io.culver.mime;

import java.io.IOException;
import java.io.InputStream;

/** A stream that decodes another, read by blocks so that single octets are cheap. */
abstract class DecodingInputStream extends InputStream {
    /** Small, since there may be one of these for each encoded word of a long header. */
    private static final int BLOCK = 512;

    private final InputStream encoded;
    private final byte[] block = new byte[BLOCK];
    private int at;
    private int end;

    DecodingInputStream(InputStream encoded) {
        this.encoded = encoded;
    }

    /** The next octet of the content, or -1. */
    abstract int nextDecoded() throws IOException;

    /** The next encoded octet, or -1. */
    final int nextEncoded() throws IOException {
        if (at == end) {
            end = Math.max(0, encoded.read(block, 0, block.length));
            at = 0;
            if (end == 0) {
                return -1;
            }
        }
        return block[at++] & 0xFF;
    }

    @Override
    public final int read() throws IOException {
        return nextDecoded();
    }

    @Override
    public final int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int octet = nextDecoded();
            if (octet < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count++] = (byte) octet;
        }
        return count;
    }

    @Override
    public final void close() throws IOException {
        encoded.close();
    }
}
