package io.culver.imap.netty;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.protocol.Session;
import io.culver.imap.session.Connection;
import io.culver.imap.session.Conversation;
import io.culver.imap.session.Input;
import io.culver.imap.session.Keys;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a channel's pipeline: feeds the lane, and is the lane's way back to the client. */
@SuppressWarnings("FutureReturnValueIgnored") // of close: there is nothing to do after it
final class ImapConnection extends ChannelInboundHandlerAdapter implements Connection {

    private static final Logger log = LoggerFactory.getLogger(ImapConnection.class);

    private final Channel channel;
    private final Shared shared;
    private final boolean isImplicitTls;
    private final boolean isCounted;
    private final Session session;
    private final Conversation conversation;
    private final FrameDecoder decoder;
    private final ChannelOutput output;
    private final Lane lane;
    private final ConnectionTimers timers;

    /**
     * What has been decoded but not given to the lane: it must find all that was received together,
     * or a command would be answered as if no number were behind it. The event loop's.
     */
    private final List<Input> arrived = new ArrayList<>(2);

    /** Whether the socket is not read because commands wait. */
    private final AtomicBoolean isStopped = new AtomicBoolean();

    private final AtomicReference<Runnable> whenGone = new AtomicReference<>(() -> {});

    private @Nullable Compression compression; // the event loop's; only once the client wants it

    private boolean isTrusted; // the lane's: others may look once it is settled

    /** False while TLS is still to begin: nothing can be said to the client then. */
    private volatile boolean isTalking;

    /**
     * @param isImplicitTls whether TLS comes first, as on port 993. RFC 8314 §3.2
     * @param isCounted whether it is one of those that are too many some day while nobody logs in
     */
    ImapConnection(
            Channel channel,
            InetAddress client,
            boolean isImplicitTls,
            boolean isCounted,
            Shared shared) {
        this.channel = channel;
        this.shared = shared;
        this.isImplicitTls = isImplicitTls;
        this.isCounted = isCounted;
        this.isTalking = !isImplicitTls;
        Timeouts timeouts = shared.timeouts();
        LimitHits hits = shared.hits();
        this.session = shared.conversations().session(client, isImplicitTls);
        this.conversation = shared.conversations().begin(session, this);
        this.decoder =
                new FrameDecoder(
                        session.grammar(),
                        this::isFull,
                        this::isSettled,
                        shared.uploads(),
                        timeouts.stall(),
                        hits);
        this.output = new ChannelOutput(channel, timeouts.stall(), hits);
        this.lane = new Lane(shared.threads(), this::step, this::settle);
        this.timers =
                new ConnectionTimers(channel.eventLoop(), timeouts, this::interrupt, lane::isBusy);
    }

    /** Puts the handlers into the channel's pipeline. */
    void install() {
        if (isImplicitTls) {
            channel.pipeline().addLast(newClientHelloGuard());
        }
        channel.pipeline().addLast(decoder, this);
        waitForLogin();
    }

    private void waitForLogin() {
        if (!isCounted) {
            return;
        }
        shared.strangers().add(this).ifPresent(oldest -> oldest.interrupt(new Input.CrowdedOut()));
    }

    private ClientHelloGuard newClientHelloGuard() {
        return new ClientHelloGuard(shared.tls().orElseThrow(), shared.timeouts(), shared.hits());
    }

    private void step(Input input) {
        try {
            conversation.on(input);
        } catch (RuntimeException bug) {
            log.atError().addKeyValue(Keys.CONNECTION, name()).setCause(bug).log("session broke");
            channel.close();
        }
        if (input instanceof Input.Line line) {
            line.frame().giveBack();
            if (line.changesTransport()) {
                channel.eventLoop().execute(this::goOn);
            }
        }
        if (isStopped.get() && lane.size() <= Limits.QUEUED_COMMANDS / 2) {
            resumeReading();
        }
    }

    /** What was sent behind a login waits for its outcome. */
    private void settle() {
        if (!isTrusted && channel.isActive()) {
            resumeReading();
        }
    }

    /** Whether whoever sent what has come so far is a stranger for sure. */
    private boolean isSettled() {
        return arrived.isEmpty()
                && lane.isSettled()
                && !isTrusted; // else the decoder is about to be told of the login
    }

    private void goOn() {
        decoder.unbar();
        channel.pipeline().fireUserEventTriggered(Resume.READING);
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
        arrived.add((Input) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        deliver();
        controlReading();
    }

    private void deliver() {
        lane.offerAll(arrived);
        arrived.clear();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Resume.READING) {
            deliver();
            controlReading();
        } else if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                isTalking = true;
                lane.offer(isImplicitTls ? new Input.Connected() : new Input.Encrypted());
            } else if (handshake.cause() instanceof SslHandshakeTimeoutException) {
                shared.hits().count(Limit.TLS_TIME);
            }
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
        boolean isBehind = compression != null && compression.isBehind();
        channel.config().setAutoRead(hasRoom && !isBehind && decoder.wantsMore());
    }

    private boolean isFull() {
        return lane.size() + arrived.size() >= Limits.QUEUED_COMMANDS;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        output.wake();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        timers.stop();
        output.wake();
        shared.strangers().remove(this);
        whenGone.get().run();
        lane.interrupt(new Input.Disconnected());
    }

    @Override
    public void whenGone(Runnable act) {
        whenGone.set(act);
        if (!channel.isActive()) {
            act.run();
        }
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
        shared.strangers().remove(this);
        decoder.trust();
        timers.loggedIn();
        channel.pipeline().fireUserEventTriggered(Resume.READING);
    }

    @Override
    public void startTls() {
        onEventLoop(() -> {
            decoder.discard();
            isTalking = false;
            channel.pipeline().addFirst(newClientHelloGuard());
        });
    }

    @Override
    public void compress() {
        onEventLoop(() -> {
            if (channel.isActive()) {
                String name = channel.pipeline().context(decoder).name();
                compression = new Compression(decoder, decoder.takeUnread());
                channel.pipeline().addBefore(name, null, compression);
            }
        });
    }

    @Override
    public void startOver() {
        isTrusted = false;
        onEventLoop(() -> {
            if (channel.isActive()) {
                decoder.distrust();
                timers.loggedOut();
                waitForLogin();
                endCompression();
            }
        });
    }

    private void endCompression() {
        if (compression != null) {
            compression.end();
            compression = null;
        }
    }

    private void onEventLoop(Runnable change) {
        channel.eventLoop().submit(change).syncUninterruptibly();
    }

    @Override
    public void close() {
        if (channel.isActive()) {
            // A client that does not read would keep the connection for ever. Asked for first: once
            // the last connection is closed, a server that stops takes no more tasks.
            channel.eventLoop()
                    .schedule(
                            () -> channel.close(), Limits.LINGER.toMillis(), TimeUnit.MILLISECONDS);
            channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void pause(Duration time) {
        lane.pause();
        channel.eventLoop()
                .schedule(
                        () -> lane.resume(new Input.Resumed()),
                        time.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /** Takes an input that ends the session, pause or not. */
    void interrupt(Input input) {
        if (isTalking) {
            lane.interrupt(input);
        } else {
            channel.close();
        }
    }

    /** Whether a command is under way, or waits. */
    boolean isBusy() {
        return lane.isBusy();
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
