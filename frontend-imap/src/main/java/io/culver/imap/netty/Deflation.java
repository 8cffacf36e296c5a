package io.culver.imap.netty;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/**
 * Makes raw DEFLATE of what goes to the client, and ends each piece so that the client can read all
 * of it. RFC 1951, RFC 4978 §3
 */
final class Deflation {

    /** Already so responses shrink to a third; the event loop has other clients. RFC 4978 §4 */
    private static final int LEVEL = Deflater.BEST_SPEED;

    private static final byte[] NOTHING = {};

    private @Nullable Deflater deflater; // only while the connection is in use

    /** The octets, compressed and flushed. */
    ByteBuf deflate(ByteBuf octets, ByteBufAllocator allocator) {
        Deflater current = deflater;
        if (current == null) {
            current = new Deflater(LEVEL, true);
            deflater = current;
        }
        int room = Math.max(octets.readableBytes() / 2, 256);
        ByteBuf out = allocator.buffer(room);
        current.setInput(octets.nioBuffer());
        int written;
        do {
            out.ensureWritable(room);
            written = current.deflate(out.nioBuffer(out.writerIndex(), room), Deflater.SYNC_FLUSH);
            out.writerIndex(out.writerIndex() + written);
        } while (written == room); // what fills its room may not be all
        current.setInput(NOTHING); // lets go of the octets
        return out;
    }

    /**
     * Gives the memory back, some 260 KiB. The next piece begins without a dictionary, which no
     * client can tell: between two pieces the stream is at the end of an octet and of a block.
     */
    void close() {
        if (deflater != null) {
            deflater.end();
            deflater = null;
        }
    }
}
