package io.culver.imap.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;

/** Carries the lane's decisions to the event loop; one for all messages of a command. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel
final class EventLoopControl implements LiteralControl {

    private static final String GO_AHEAD = "+ Ready for the message\r\n";

    private final FrameDecoder decoder;
    private final ChannelHandlerContext context;

    EventLoopControl(FrameDecoder decoder, ChannelHandlerContext context) {
        this.decoder = decoder;
        this.context = context;
    }

    @Override
    public void accepted() {
        onEventLoop(() -> {
            context.writeAndFlush(Unpooled.copiedBuffer(GO_AHEAD, US_ASCII));
            decoder.beginMessage();
        });
    }

    @Override
    public void hasRoom() {
        onEventLoop(() -> {});
    }

    @Override
    public void finished() {
        onEventLoop(() -> decoder.finish(this));
    }

    private void onEventLoop(Runnable change) {
        context.executor()
                .execute(() -> {
                    change.run();
                    context.pipeline().fireUserEventTriggered(Resume.READING);
                });
    }
}
