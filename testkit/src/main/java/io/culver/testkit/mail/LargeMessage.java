package io.culver.testkit.mail;

import io.culver.model.DataSize;
import java.io.InputStream;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** A text message of an exact size, line by line as it is read. */
final class LargeMessage extends InputStream {
    private static final long SMALLEST = 1024; // room for the header
    private static final int LINE_LENGTH = 78; // with its CRLF

    private final RandomGenerator random;
    private byte[] chunk;
    private int position;
    private long remaining; // after the chunk

    LargeMessage(byte[] header, DataSize size, long seed) {
        if (size.octets() < Math.max(SMALLEST, header.length + 2L)) {
            throw new IllegalArgumentException("too small for a message: " + size);
        }
        this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        this.chunk = header;
        this.remaining = size.octets() - header.length;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : chunk[position++] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int count = Math.min(length, chunk.length - position);
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean isAtEnd() {
        if (position == chunk.length && remaining > 0) {
            chunk = line();
            position = 0;
            remaining -= chunk.length;
        }
        return position == chunk.length;
    }

    private byte[] line() {
        // Never a rest of one octet, which could not be a line.
        int length =
                (int)
                        Math.min(
                                remaining,
                                remaining == LINE_LENGTH + 1 ? LINE_LENGTH - 1 : LINE_LENGTH);
        byte[] line = new byte[length];
        for (int i = 0; i < length - 2; i++) {
            line[i] = (byte) (i % 8 == 7 ? ' ' : 'a' + random.nextInt(26));
        }
        line[length - 2] = '\r';
        line[length - 1] = '\n';
        return line;
    }
}
