package io.culver.testkit.imap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What a server compresses, inflated. It takes no octet more than it needs, so that what follows
 * can be read in another way. RFC 1951
 */
final class Inflated extends InputStream {
    /** How a flush ends: the length of a block that holds nothing. RFC 1951 §3.2.4 */
    private static final int FLUSH = 0x0000FFFF;

    private final PushbackInputStream compressed;
    private final Inflater inflater = new Inflater(true);
    private int lastFour;

    /**
     * @param first what has been received already
     */
    Inflated(byte[] first, InputStream then) throws IOException {
        compressed = new PushbackInputStream(then, Math.max(1, first.length));
        compressed.unread(first);
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
    }

    /** At least one octet, once there is one; an end of the connection is always too early. */
    @Override
    public int read(byte[] octets, int from, int length) throws IOException {
        try {
            int count = inflater.inflate(octets, from, length);
            while (count == 0 && length > 0) {
                take();
                count = inflater.inflate(octets, from, length);
            }
            return count;
        } catch (DataFormatException e) {
            throw new IOException("the server sends no DEFLATE", e);
        }
    }

    private void take() throws IOException {
        int octet = compressed.read();
        if (octet < 0) {
            throw new EOFException("the server has closed the connection");
        }
        lastFour = lastFour << 8 | octet;
        inflater.setInput(new byte[] {(byte) octet});
    }

    /** What the server sends behind its last flush, as it is. */
    InputStream rest() throws IOException {
        while (lastFour != FLUSH) {
            take();
        }
        inflater.end();
        return compressed;
    }
}
