package io.culver.testkit.imap;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a server's octets into responses. A read that times out loses nothing: the next one goes on
 * where it stopped.
 */
final class ResponseReader {
    private static final int INITIAL_BUFFER = 64 * 1024;

    /** The longest response: a message of 100 MB and some more. A test should fail, not swap. */
    private static final int MAX_RESPONSE = 128 * 1024 * 1024;

    private final InputStream in;
    private byte[] buffer = new byte[INITIAL_BUFFER];
    private int start; // of the response being read
    private int end; // of what has been received
    private int
            segment; // start of the physical line being scanned: behind the last literal's octets
    private int scan; // nothing before it is the CRLF that is looked for

    ResponseReader(InputStream in) {
        this.in = in;
    }

    /**
     * @throws EOFException if the server has closed the connection
     * @throws IOException if a response is longer than any that a test has use for
     */
    ResponseLine next() throws IOException {
        while (true) {
            int crlf = findCrlf();
            if (crlf < 0) {
                fill();
                continue;
            }
            long literal = LiteralMark.lengthBefore(buffer, segment, crlf);
            if (literal == LiteralMark.NONE) {
                return take(crlf);
            }
            if (literal > MAX_RESPONSE - (crlf - start)) {
                throw new IOException("literal of " + literal + " octets");
            }
            segment = crlf + 2 + (int) literal;
            scan = segment;
            ensureCapacity(segment - start);
        }
    }

    /** What has been received behind the last response: in another form perhaps. */
    byte[] unread() {
        return Arrays.copyOfRange(buffer, start, end);
    }

    private int findCrlf() {
        for (; scan < end - 1; scan++) {
            if (buffer[scan] == '\r' && buffer[scan + 1] == '\n') {
                return scan;
            }
        }
        return -1;
    }

    private ResponseLine take(int crlf) {
        var line = new ResponseLine(Arrays.copyOfRange(buffer, start, crlf));
        start = crlf + 2;
        segment = start;
        scan = start;
        if (start == end) {
            start = 0;
            end = 0;
            segment = 0;
            scan = 0;
        }
        return line;
    }

    private void fill() throws IOException {
        if (end == buffer.length) {
            ensureCapacity(end - start + INITIAL_BUFFER);
        }
        int count = in.read(buffer, end, buffer.length - end);
        if (count < 0) {
            throw new EOFException("the server has closed the connection");
        }
        end += count;
    }

    /**
     * Makes room for {@code needed} octets from {@code start}; moves them to the front if need be.
     */
    private void ensureCapacity(int needed) throws IOException {
        if (start + needed < buffer.length) {
            return;
        }
        if (needed > MAX_RESPONSE) {
            throw new IOException("response of more than " + MAX_RESPONSE + " octets");
        }
        int length = Math.max(needed + INITIAL_BUFFER, Math.min(2 * (end - start), MAX_RESPONSE));
        byte[] target = length > buffer.length ? new byte[length] : buffer;
        System.arraycopy(buffer, start, target, 0, end - start);
        buffer = target;
        end -= start;
        segment -= start;
        scan -= start;
        start = 0;
    }
}
