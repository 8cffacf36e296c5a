package io.culver.mime.text;

import io.culver.model.Octets;
import io.culver.model.Span;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A message of which only some stretches were read, as a stream that can be skipped through: at
 * octets that were not read it ends, until it is skipped on to some that were.
 */
public final class SparseMessage extends InputStream {
    private final List<Piece> pieces;
    private long position;
    private int current;

    /**
     * @param pieces in ascending order
     */
    public SparseMessage(List<Piece> pieces) {
        this.pieces = List.copyOf(pieces);
    }

    @Override
    public long skip(long count) {
        position += Math.max(count, 0);
        return Math.max(count, 0);
    }

    @Override
    public int read() {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        while (current < pieces.size() && pieces.get(current).end() <= position) {
            current++;
        }
        if (current == pieces.size() || pieces.get(current).start() > position) {
            return -1;
        }
        Piece piece = pieces.get(current);
        int at = (int) (position - piece.start());
        int count = Math.min(length, piece.octets().remaining() - at);
        piece.octets().get(at, target, offset, count);
        position += count;
        return count;
    }

    /** Octets and where in the message they begin. */
    public record Piece(long start, ByteBuffer octets) {
        public static Piece of(Span span, Octets octets) {
            return new Piece(span.offset(), octets.asReadOnlyBuffer());
        }

        long end() {
            return start + octets.remaining();
        }
    }
}
