package io.culver.imap.netty;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Timeouts;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslClientHelloHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the first message of TLS before TLS itself does: one that is too long, too slow or meant
 * for another protocol ends the connection. RFC 7301 §3.2, RFC 9325 §3.7
 */
final class ClientHelloGuard extends SslClientHelloHandler<Boolean> {

    private static final int MAX_LENGTH = 16 * 1024;
    private static final String PROTOCOL = "imap";

    /** A fatal alert, no_application_protocol. RFC 8446 §6 */
    private static final byte[] NO_APPLICATION_PROTOCOL = {21, 3, 3, 0, 2, 2, 120};

    private final SslContext tls;
    private final Timeouts timeouts;
    private final LimitHits hits;
    private @Nullable Future<?> deadline; // from when the handler is added

    ClientHelloGuard(SslContext tls, Timeouts timeouts, LimitHits hits) {
        super(MAX_LENGTH);
        this.tls = tls;
        this.timeouts = timeouts;
        this.hits = hits;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // of close: there is nothing to do after it
    public void handlerAdded(ChannelHandlerContext context) throws Exception {
        deadline =
                context.executor()
                        .schedule(
                                () -> {
                                    hits.count(Limit.TLS_TIME);
                                    context.close();
                                },
                                timeouts.clientHello().toMillis(),
                                TimeUnit.MILLISECONDS);
        super.handlerAdded(context);
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext context) throws Exception {
        if (deadline != null) {
            deadline.cancel(false);
        }
        super.handlerRemoved0(context);
    }

    @Override
    protected Future<Boolean> lookup(ChannelHandlerContext context, @Nullable ByteBuf clientHello) {
        if (clientHello == null) { // not TLS at all: let TLS itself complain
            return context.executor().newSucceededFuture(true);
        }
        List<String> offered = AlpnOffer.of(clientHello);
        return context.executor()
                .newSucceededFuture(offered.isEmpty() || offered.contains(PROTOCOL));
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext context, Future<Boolean> isWelcome) {
        if (isWelcome.isSuccess() && isWelcome.getNow()) {
            SslHandler handler = tls.newHandler(context.alloc());
            handler.setHandshakeTimeoutMillis(timeouts.tlsHandshake().toMillis());
            context.pipeline().replace(this, "tls", handler);
        } else {
            context.writeAndFlush(Unpooled.copiedBuffer(NO_APPLICATION_PROTOCOL))
                    .addListener(ChannelFutureListener.CLOSE);
        }
    }
}
