package io.culver.imap.netty;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Status;
import io.culver.imap.session.Input;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.util.concurrent.Future;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * DEFLATE between TLS and framing. It inflates a step at a time and only while framing has room, so
 * that all limits hold for what is inflated as for what was never compressed. RFC 4978 §3
 */
final class Compression extends ChannelDuplexHandler {

    private final FrameDecoder decoder;
    private final Deflation deflation = new Deflation();
    private final Inflation inflation = new Inflation();

    private ByteBuf received;
    private boolean isEnding;
    private boolean isUsed;
    private @Nullable Future<?> nextLook; // while there is memory that could be given back

    /**
     * @param decoder what comes behind it
     * @param received compressed octets that have arrived already
     */
    Compression(FrameDecoder decoder, ByteBuf received) {
        this.decoder = decoder;
        this.received = received;
    }

    /** Whether there is something left to inflate, so that nothing more should be read. */
    boolean isBehind() {
        return received.isReadable();
    }

    /**
     * Compresses nothing more, and takes itself out once the client has ended what it compressed:
     * what comes behind that is not. RFC 8437 §4.1
     */
    void end() {
        isEnding = true;
        deflation.close();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ByteBuf octets = (ByteBuf) message;
        if (octets.isReadable() && !isEnding) {
            use(context);
            try {
                var _ = context.write(deflation.deflate(octets, context.alloc()), promise);
            } finally {
                octets.release();
            }
        } else {
            var _ = context.write(octets, promise);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        received =
                ByteToMessageDecoder.MERGE_CUMULATOR.cumulate(
                        context.alloc(), received, (ByteBuf) message);
        inflate(context);
    }

    /** Goes on where it stopped for want of room. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == Resume.READING) {
            inflate(context);
        }
        super.userEventTriggered(context, event);
    }

    private void inflate(ChannelHandlerContext context) {
        use(context);
        try {
            if (isEnding) {
                inflateRest(context);
            }
            int left = Limits.INFLATE_TURN;
            while (!isEnding
                    && !decoder.isDeaf()
                    && decoder.hasRoom()
                    && inflation.canRead(received)) {
                if (left <= 0) {
                    takeTurns(context);
                    return;
                }
                left -= step(context);
            }
        } catch (DataFormatException nonsense) {
            decoder.giveUp();
            context.fireChannelRead(
                    new Input.Rejected(Optional.empty(), Status.bye("That is no DEFLATE"), true));
        }
        if (decoder.isDeaf()) {
            received.skipBytes(received.readableBytes());
        }
    }

    private void inflateRest(ChannelHandlerContext context) throws DataFormatException {
        while (!inflation.isAtBoundary() && inflation.canRead(received)) {
            if (step(context) > 0) {
                throw new DataFormatException("compressed octets behind the last command");
            }
        }
        if (inflation.isAtBoundary()) {
            ByteBuf uncompressed = received;
            received = Unpooled.EMPTY_BUFFER;
            context.fireChannelRead(uncompressed);
            context.pipeline().remove(this);
        }
    }

    private static void takeTurns(ChannelHandlerContext context) {
        context.executor().execute(() -> context.pipeline().fireUserEventTriggered(Resume.READING));
    }

    private int step(ChannelHandlerContext context) throws DataFormatException {
        ByteBuf inflated = context.alloc().heapBuffer(Limits.INFLATE_STEP, Limits.INFLATE_STEP);
        try {
            inflation.inflate(received, inflated);
        } catch (DataFormatException nonsense) {
            inflated.release();
            throw nonsense;
        }
        int octets = inflated.readableBytes();
        context.fireChannelRead(inflated);
        return octets;
    }

    /** Nothing of this costs a task for each read or write: only one every few seconds. */
    private void use(ChannelHandlerContext context) {
        isUsed = true;
        if (nextLook == null) {
            lookLater(context);
        }
    }

    private void lookLater(ChannelHandlerContext context) {
        isUsed = false;
        nextLook =
                context.executor()
                        .schedule(
                                () -> look(context),
                                Limits.COMPRESSION_IDLE.toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    private void look(ChannelHandlerContext context) {
        if (isUsed) {
            lookLater(context);
        } else {
            nextLook = null;
            deflation.close();
            inflation.rest();
            release();
        }
    }

    private void release() {
        if (!received.isReadable()) {
            received.release();
            received = Unpooled.EMPTY_BUFFER;
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (nextLook != null) {
            nextLook.cancel(false);
        }
        deflation.close();
        inflation.close();
        received.release();
        received = Unpooled.EMPTY_BUFFER;
    }
}
