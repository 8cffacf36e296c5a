package io.culver.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8 as far as it is UTF-8; each octet that is not, is taken for Windows-1252. So text
 * whose character set is missing or wrong comes out readable, without looking ahead.
 */
final class GuessingReader extends Reader {
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final int BLOCK = 512;

    private final InputStream in;
    private final CharsetDecoder decoder =
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer octets = ByteBuffer.allocate(BLOCK).limit(0);
    private final CharBuffer text = CharBuffer.allocate(BLOCK).limit(0);
    private boolean ended;

    GuessingReader(InputStream in) {
        this.in = in;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!text.hasRemaining()) {
            if (ended && !octets.hasRemaining()) {
                return -1;
            }
            fill();
            decode();
        }
        int count = Math.min(length, text.remaining());
        text.get(target, offset, count);
        return count;
    }

    private void fill() throws IOException {
        octets.compact();
        if (!ended && octets.hasRemaining()) {
            int read = in.read(octets.array(), octets.position(), octets.remaining());
            ended = read < 0;
            octets.position(octets.position() + Math.max(read, 0));
        }
        octets.flip();
    }

    private void decode() {
        text.clear();
        CoderResult result = decoder.decode(octets, text, ended);
        while (result.isError()) {
            if (!text.hasRemaining()) {
                break;
            }
            ByteBuffer one = octets.slice(octets.position(), 1);
            text.put(WINDOWS_1252.decode(one));
            octets.position(octets.position() + 1);
            result = decoder.decode(octets, text, ended);
        }
        text.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
