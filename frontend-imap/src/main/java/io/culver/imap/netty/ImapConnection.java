package io.culver.imap.netty;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Session;
import io.culver.imap.session.Connection;
import io.culver.imap.session.Conversation;
import io.culver.imap.session.Conversations;
import io.culver.imap.session.Input;
import io.culver.imap.session.Keys;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a channel's pipeline: feeds the lane, and is the lane's way back to the client. */
@SuppressWarnings("FutureReturnValueIgnored") // of close: there is nothing to do after it
final class ImapConnection extends ChannelInboundHandlerAdapter implements Connection {

    private static final Logger log = LoggerFactory.getLogger(ImapConnection.class);

    private final Channel channel;
    private final Optional<SslContext> tls;
    private final boolean isImplicitTls;
    private final Session session;
    private final Conversation conversation;
    private final FrameDecoder decoder;
    private final ChannelOutput output;
    private final Lane lane;
    private final ConnectionTimers timers;

    /** Whether the socket is not read because commands wait. */
    private final AtomicBoolean isStopped = new AtomicBoolean();

    private boolean isTrusted; // the lane's

    /**
     * @param isImplicitTls whether TLS comes first, as on port 993. RFC 8314 §3.2
     * @param limitHit is told the name of a limit that a client ran into
     */
    ImapConnection(
            Channel channel,
            Conversations conversations,
            Optional<SslContext> tls,
            boolean isImplicitTls,
            Executor threads,
            Consumer<String> limitHit) {
        this.channel = channel;
        this.tls = tls;
        this.isImplicitTls = isImplicitTls;
        this.session = conversations.session(isImplicitTls);
        this.conversation = conversations.begin(session, this);
        this.decoder = new FrameDecoder(conversations.grammar(), this::isFull, limitHit);
        this.output = new ChannelOutput(channel);
        this.lane = new Lane(threads, this::step);
        this.timers = new ConnectionTimers(channel.eventLoop(), lane::offer);
    }

    /** Puts the handlers into the channel's pipeline. */
    void install() {
        if (isImplicitTls) {
            channel.pipeline().addLast(new ClientHelloGuard(tls.orElseThrow()));
        }
        channel.pipeline().addLast(decoder, this);
    }

    private void step(Input input) {
        try {
            conversation.on(input);
        } catch (RuntimeException bug) {
            log.atError().addKeyValue(Keys.CONNECTION, name()).setCause(bug).log("session broke");
            channel.close();
        }
        if (isStopped.get() && lane.size() <= Limits.QUEUED_COMMANDS / 2) {
            resumeReading();
        }
    }

    private void resumeReading() {
        channel.eventLoop()
                .execute(() -> channel.pipeline().fireUserEventTriggered(Resume.READING));
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!isImplicitTls) {
            lane.offer(new Input.Connected());
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        timers.heard();
        lane.offer((Input) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        controlReading();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Resume.READING) {
            controlReading();
        } else if (event instanceof SslHandshakeCompletionEvent handshake
                && handshake.isSuccess()) {
            lane.offer(isImplicitTls ? new Input.Connected() : new Input.Encrypted());
        }
    }

    /** Reads from the socket as long as there is room for what comes. */
    private void controlReading() {
        isStopped.set(true); // before looking, so that the lane cannot miss it
        boolean hasRoom = !isFull();
        if (hasRoom) {
            isStopped.set(false);
        }
        if (hasRoom && decoder.isHeldUp()) {
            resumeReading(); // there was no room a moment ago, and the lane may be idle by now
        }
        channel.config().setAutoRead(hasRoom && decoder.wantsMore());
    }

    private boolean isFull() {
        return lane.size() >= Limits.QUEUED_COMMANDS;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        output.wake();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        timers.stop();
        output.wake();
        lane.offer(new Input.Disconnected());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        log.atDebug().addKeyValue(Keys.CONNECTION, name()).setCause(failure).log("channel failed");
        channel.close();
    }

    @Override
    public String name() {
        return channel.id().asShortText();
    }

    @Override
    public void write(byte[] octets) {
        if (!isTrusted && session.isLoggedIn()) {
            isTrusted = true;
            // Before the client hears of its login: what it sends next may be a large message.
            channel.eventLoop().execute(this::trust);
        }
        output.write(octets);
    }

    private void trust() {
        decoder.trust();
        timers.loggedIn();
    }

    @Override
    public void startTls() {
        lane.drop(ImapConnection::isFromClient);
        channel.eventLoop()
                .submit(() -> {
                    decoder.discard();
                    lane.drop(ImapConnection::isFromClient);
                    channel.pipeline().addFirst(new ClientHelloGuard(tls.orElseThrow()));
                })
                .syncUninterruptibly();
    }

    private static boolean isFromClient(Input input) {
        return input instanceof Input.Line
                || input instanceof Input.LiteralAnnounced
                || input instanceof Input.Rejected;
    }

    @Override
    public void close() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public boolean hasNumbersQueued() {
        return lane.contains(input -> input instanceof Input.Line line && line.usesNumbers());
    }

    @Override
    public void enqueue(Input input) {
        lane.offer(input);
    }
}
