package io.culver.imap.netty;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.culver.imap.admission.Admission;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.limits.Uploads;
import io.culver.imap.session.Conversations;
import io.culver.imap.session.Input;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for IMAP clients. */
public final class ImapServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ImapServer.class);

    private static final WriteBufferWaterMark OUTPUT =
            new WriteBufferWaterMark(Limits.OUTPUT_WINDOW / 4, Limits.OUTPUT_WINDOW);

    private static final byte[] TOO_FAST =
            "* BYE [LIMIT] Too many connections; wait a minute\r\n".getBytes(US_ASCII);

    private final Admission admission;
    private final Shared shared;
    private final boolean isNative = Epoll.isAvailable();
    private final EventLoopGroup eventLoops = new MultiThreadIoEventLoopGroup(ioHandler());
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Channel> listening = new CopyOnWriteArrayList<>();
    private final Duration drain;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

    /**
     * @param drain over which goodbyes are spread when it stops
     */
    public ImapServer(
            Conversations conversations,
            Optional<TlsFiles> tls,
            Admission admission,
            Timeouts timeouts,
            Uploads uploads,
            Duration drain,
            LimitHits hits,
            MeterRegistry meters) {
        this.drain = drain;
        this.admission = admission;
        this.shared =
                new Shared(
                        conversations,
                        tls.map(TlsContexts::of),
                        new Strangers(admission.connectionsBeforeLogin()),
                        timeouts,
                        uploads,
                        hits,
                        lanes);
        meters.gaugeCollectionSize("imap.connections", List.of(), connections);
        log.atInfo().addKeyValue("transport", isNative ? "epoll" : "nio").log("network ready");
    }

    private IoHandlerFactory ioHandler() {
        return isNative ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    }

    /**
     * Listens at this address; port 0 takes any.
     *
     * @param isImplicitTls whether TLS comes first, as on port 993
     * @return the address that was taken
     * @throws UncheckedIOException if that cannot be, in one line for whoever started the server
     */
    public InetSocketAddress listen(InetSocketAddress address, boolean isImplicitTls) {
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(eventLoops)
                        .channel(serverChannel())
                        .option(ChannelOption.SO_BACKLOG, 1024)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, OUTPUT)
                        .childHandler(
                                new ChannelInitializer<>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        connect(channel, isImplicitTls);
                                    }
                                })
                        .bind(address)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            String text = "cannot listen on " + address + ": is the port in use?";
            throw new UncheckedIOException(text, new IOException(bound.cause()));
        }
        listening.add(bound.channel());
        return (InetSocketAddress) bound.channel().localAddress();
    }

    private Class<? extends ServerSocketChannel> serverChannel() {
        return isNative ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
    }

    private void connect(Channel channel, boolean isImplicitTls) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress from)) {
            var _ = channel.close(); // gone before we could look
            return;
        }
        InetAddress client = from.getAddress();
        if (!admission.mayConnect(client)) {
            refuse(channel, isImplicitTls);
            return;
        }
        connections.add(channel);
        boolean isCounted = !admission.trusts(client);
        new ImapConnection(channel, client, isImplicitTls, isCounted, shared).install();
    }

    /** First to those who wait, and not to all at once: they will connect elsewhere. */
    private void sayGoodbye() {
        Map<Boolean, List<ImapConnection>> byBusy =
                connections.stream()
                        .map(channel -> channel.pipeline().get(ImapConnection.class))
                        .filter(Objects::nonNull)
                        .collect(Collectors.partitioningBy(ImapConnection::isBusy));
        List<ImapConnection> all = new ArrayList<>(byBusy.getOrDefault(false, List.of()));
        all.addAll(byBusy.getOrDefault(true, List.of()));
        long step =
                Math.min(drain.toNanos() / Math.max(1, all.size()), Limits.DRAIN_STEP.toNanos());
        for (int i = 0; i < all.size(); i++) {
            ImapConnection client = all.get(i);
            var _ =
                    eventLoops.schedule(
                            () -> client.interrupt(new Input.Draining()),
                            i * step,
                            TimeUnit.NANOSECONDS);
        }
    }

    private static void refuse(Channel channel, boolean isImplicitTls) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(isImplicitTls ? new byte[0] : TOO_FAST))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Takes no more clients, says goodbye to each between two of its commands, and stops. */
    @Override
    public void close() {
        listening.forEach(it -> it.close().syncUninterruptibly());
        sayGoodbye();
        connections.newCloseFuture().awaitUninterruptibly(drain.plus(Limits.DRAIN).toMillis());
        eventLoops
                .shutdownGracefully(0, Limits.DRAIN.toMillis(), TimeUnit.MILLISECONDS)
                .syncUninterruptibly();
        lanes.shutdown();
    }
}
