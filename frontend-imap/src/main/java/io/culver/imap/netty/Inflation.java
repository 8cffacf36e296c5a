package io.culver.imap.netty;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Reads raw DEFLATE of a client, in steps. Between commands it can do without zlib's memory and
 * keeps what later octets may refer to, which for most clients is little. RFC 1951
 */
final class Inflation {

    /** How far back compressed octets may refer. RFC 1951 §2 */
    private static final int WINDOW = 32 * 1024;

    /** How a flush ends: the length of a block that holds nothing. RFC 1951 §3.2.4 */
    private static final int FLUSH = 0x0000FFFF;

    /** Octets that are looked at at once for a flush: how few of them can be a step is unknown. */
    private static final int SLICE = 512;

    private @Nullable Inflater inflater; // only while the connection is in use
    private byte[] history = {};
    private int known; // octets of the history
    private int lastFour = FLUSH; // taken; nothing is at the end of a block, too
    private boolean hasMore;

    /** Whether there may be something to read in these octets, or in those taken before. */
    boolean canRead(ByteBuf compressed) {
        return hasMore || compressed.isReadable();
    }

    /**
     * Fills {@code out} as far as that can be done by octets up to the next flush.
     *
     * @throws DataFormatException if that is no DEFLATE, or goes on behind its end
     */
    void inflate(ByteBuf compressed, ByteBuf out) throws DataFormatException {
        Inflater current = inflater();
        if (current.finished()) {
            throw new DataFormatException("octets behind the last block");
        }
        int slice = sliceOf(compressed);
        current.setInput(compressed.nioBuffer(compressed.readerIndex(), slice));
        int room = out.writableBytes();
        int written = current.inflate(out.array(), out.arrayOffset() + out.writerIndex(), room);
        if (current.needsDictionary()) {
            throw new DataFormatException("a dictionary is wanted");
        }
        remember(out.array(), out.arrayOffset() + out.writerIndex(), written);
        out.writerIndex(out.writerIndex() + written);
        hasMore = written == room && !current.finished();
        take(compressed, slice - current.getRemaining());
    }

    private Inflater inflater() {
        Inflater current = inflater;
        if (current == null) {
            current = new Inflater(true);
            if (known > 0) {
                current.setDictionary(history, 0, known);
            }
            inflater = current;
        }
        return current;
    }

    /** How many octets are in one piece: up to the end of a flush, or all that are looked at. */
    private int sliceOf(ByteBuf compressed) {
        int most = Math.min(compressed.readableBytes(), SLICE);
        int four = lastFour;
        for (int i = 0; i < most; i++) {
            four = four << 8 | compressed.getUnsignedByte(compressed.readerIndex() + i);
            if (four == FLUSH) {
                return i + 1;
            }
        }
        return most;
    }

    private void take(ByteBuf compressed, int count) {
        for (int i = 0; i < count; i++) {
            lastFour = lastFour << 8 | compressed.readUnsignedByte();
        }
    }

    private void remember(byte[] octets, int from, int count) {
        int added = Math.min(count, WINDOW);
        int kept = Math.min(known, WINDOW - added);
        if (kept + added > history.length) {
            history = Arrays.copyOf(history, Math.min(WINDOW, 2 * (kept + added)));
        }
        System.arraycopy(history, known - kept, history, 0, kept);
        System.arraycopy(octets, from + count - added, history, kept, added);
        known = kept + added;
    }

    /** Whether the client could stop to compress here: at a flush, or at the end of its stream. */
    boolean isAtBoundary() {
        return !hasMore && (lastFour == FLUSH || (inflater != null && inflater.finished()));
    }

    /** Gives memory back, some 44 KiB, if it can be done without. */
    void rest() {
        if (!hasMore && lastFour == FLUSH) {
            close();
        }
    }

    void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }
}
