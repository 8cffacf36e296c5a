package io.culver.imap.netty;

import io.culver.imap.limits.Limits;
import io.culver.imap.wire.FrameOctets;
import io.netty.buffer.ByteBuf;
import io.netty.util.Recycler;
import java.util.Arrays;

/**
 * Room on the heap for a line or a literal, lent again and again, so that what a client sends costs
 * no allocation. An event loop keeps {@link Limits#SPARE_BUFFERS} of them; one that is never given
 * back, because its command was dropped, is collected as any object is.
 */
final class LineBuffer implements FrameOctets.Lender {

    private static final int LEAST = 64;

    private static final Recycler<LineBuffer> SPARE =
            new Recycler<>(Limits.SPARE_BUFFERS, 0, 1) {
                @Override
                protected LineBuffer newObject(Handle<LineBuffer> handle) {
                    return new LineBuffer(handle);
                }
            };

    private final Recycler.Handle<LineBuffer> handle;
    private byte[] array = new byte[LEAST];
    private int written;

    private LineBuffer(Recycler.Handle<LineBuffer> handle) {
        this.handle = handle;
    }

    /** Reads so many octets. Only event loops do. */
    static FrameOctets read(ByteBuf in, int count) {
        LineBuffer buffer = SPARE.get();
        if (buffer.array.length < count) {
            buffer.grow(count);
        }
        in.readBytes(buffer.array, 0, count);
        buffer.written = count;
        return new FrameOctets(buffer.array, count, buffer);
    }

    /** Twice as large at least, so that lines of many lengths do not make it grow each time. */
    private void grow(int count) {
        int doubled = Math.min(2 * array.length, Limits.SPARE_BUFFER);
        array = new byte[Math.max(count, doubled)];
    }

    /** May be called on any thread. */
    @Override
    public void takeBack() {
        Arrays.fill(array, 0, written, (byte) 0); // a password may have been in it
        if (array.length > Limits.SPARE_BUFFER) {
            array = new byte[LEAST];
        }
        handle.recycle(this);
    }
}
