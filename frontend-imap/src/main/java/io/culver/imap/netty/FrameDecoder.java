package io.culver.imap.netty;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Uploads;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Status;
import io.culver.imap.session.Input;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.FrameOctets;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds commands: lines and the literals between them. Knows one thing about commands, whether a
 * literal is a message, which it passes on as it comes, and then what follows it. RFC 9051 §2.2.1,
 * RFC 7888
 */
final class FrameDecoder extends ByteToMessageDecoder {

    private static final int TLS_HANDSHAKE_RECORD = 0x16;

    /** Behind a tag and a space, AUTHENTICATE and a space certainly end here. */
    private static final int LONGEST_START = 128;

    private final Grammar grammar;
    private final BooleanSupplier isFull;
    private final BooleanSupplier isSettled;
    private final Duration patience;
    private final LimitHits hits;

    private final FramingLimits limitsOfUsers;

    private FramingLimits limits = FramingLimits.STRANGER;
    private Mode mode = Mode.LINE;
    private PendingFrame frame = new PendingFrame();
    private Nesting nesting = new Nesting();
    private SkippedLine skipped = new SkippedLine();
    private boolean isFirst = true;
    private boolean isHeldUp;
    private boolean isUndecided;
    private boolean isBarred;
    private boolean isAfterSasl;
    private int scanned;

    /** Octets of the current literal that are still to come. */
    private long left;

    private boolean isBinary;

    /** The message that is read; in {@link Mode#LINE} the line that follows it is missing yet. */
    private @Nullable IncomingLiteral stream;

    private enum Mode {
        LINE,
        /** The rest of a line that was refused before its end. */
        SKIPPED_LINE,
        LITERAL,
        /** A literal of a refused command. */
        SKIPPED_LITERAL,
        /** A message that nobody has accepted or refused yet. */
        OFFERED_MESSAGE,
        MESSAGE,
        /** The connection is about to close. */
        DEAF
    }

    /**
     * @param isFull whether as many commands wait as may
     * @param isSettled whether everything that was sent before has been answered
     * @param uploads what a user may send
     * @param patience how long a client may take to send a literal on
     */
    FrameDecoder(
            Grammar grammar,
            BooleanSupplier isFull,
            BooleanSupplier isSettled,
            Uploads uploads,
            Duration patience,
            LimitHits hits) {
        this.limitsOfUsers = FramingLimits.user(uploads);
        this.grammar = grammar;
        this.isFull = isFull;
        this.isSettled = isSettled;
        this.patience = patience;
        this.hits = hits;
    }

    /** The client has logged in: it may send more. */
    void trust() {
        limits = limitsOfUsers;
    }

    /** The client is a stranger again. */
    void distrust() {
        limits = FramingLimits.STRANGER;
    }

    /** The command that may change how octets are read has been answered: goes on behind it. */
    void unbar() {
        isBarred = false;
    }

    /** Hands over what has arrived and was not looked at yet. */
    ByteBuf takeUnread() {
        return internalBuffer().readBytes(actualReadableBytes());
    }

    /** What arrives makes no sense any more. */
    void giveUp() {
        if (stream != null) {
            stream.lose();
            stream = null;
        }
        mode = Mode.DEAF;
    }

    /** Forgets what has arrived: it was not sent through TLS. RFC 9051 §6.2.1 */
    void discard() {
        internalBuffer().skipBytes(actualReadableBytes());
        reset();
    }

    /** Looks again at what has arrived, after something has changed. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == Resume.READING) {
            channelRead(context, Unpooled.EMPTY_BUFFER);
        }
        super.userEventTriggered(context, event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        if (stream != null) {
            stream.lose();
        }
        mode = Mode.DEAF;
        super.channelInactive(context);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        switch (mode) {
            case LINE -> {
                isHeldUp = stream == null && isFull.getAsBoolean();
                if (!isHeldUp && !isBarred) {
                    decodeLine(context, in, out);
                }
            }
            case SKIPPED_LINE -> skipLine(context, in, out);
            case LITERAL -> decodeLiteral(in);
            case SKIPPED_LITERAL -> skipLiteral(in);
            case OFFERED_MESSAGE -> {}
            case MESSAGE -> decodeMessage(in);
            case DEAF -> in.skipBytes(in.readableBytes());
        }
    }

    private void decodeLine(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (isFirst && in.getUnsignedByte(in.readerIndex()) == TLS_HANDSHAKE_RECORD) {
            in.skipBytes(in.readableBytes());
            hangUp(Status.bye("This port begins without TLS"), out);
            return;
        }
        isFirst = false;
        int from = in.readerIndex() + scanned;
        int end = in.indexOf(from, in.writerIndex(), (byte) '\n');
        int length = (end < 0 ? in.writerIndex() : end) - in.readerIndex();
        nesting.read(in, from, in.readerIndex() + length);
        scanned = length;
        isUndecided = isForUsersOnly(in, length) && !isSettled.getAsBoolean();
        if (isUndecided) {
            return; // it was sent behind a LOGIN: that comes first
        }
        Optional<Status> refusal = check(in, length);
        if (refusal.isPresent()) {
            refuseBeforeItsEnd(context, refusal.get(), in, length, out);
        } else if (end >= 0) {
            scanned = 0;
            nesting.endLine();
            boolean hasCr = length > 0 && in.getByte(end - 1) == '\r';
            FrameOctets line = LineBuffer.read(in, hasCr ? length - 1 : length);
            in.skipBytes(hasCr ? 2 : 1);
            takeLine(context, line, hasCr, out);
        }
    }

    /**
     * Whether a user may send such a line, and a stranger, as the client is so far, perhaps not.
     */
    private boolean isForUsersOnly(ByteBuf in, int length) {
        int last = in.readerIndex() + length - 2;
        boolean endsInLiteral = length >= 2 && in.getByte(last) == '}';
        boolean isOverLimit = length > limits.line() || nesting.deepest() > limits.depth();
        return !limits.mayStream() && (endsInLiteral || isOverLimit);
    }

    /** What is wrong with a line of which so much is there. */
    private Optional<Status> check(ByteBuf in, int length) {
        if (length + frame.lineOctets() > limits.line()
                && length + frame.lineOctets() > saslLine(in, length)) {
            hits.count(Limit.LINE);
            return Optional.of(
                    limits.mayStream()
                            ? Status.bad("Too long argument")
                            : Status.bye(Code.LIMIT, "Line too long"));
        }
        if (nesting.deepest() > limits.depth() && !frame.isRefused()) {
            hits.count(Limit.DEPTH);
            return Optional.of(Status.bad("Too many open parentheses"));
        }
        return Optional.empty();
    }

    private void refuseBeforeItsEnd(
            ChannelHandlerContext context,
            Status refusal,
            ByteBuf in,
            int length,
            List<Object> out) {
        if (refusal.kind() == Status.Kind.BYE) {
            in.skipBytes(in.readableBytes());
            hangUp(refusal, out);
            return;
        }
        frame.addLine(start(in, length), grammar);
        frame.refuse(refusal);
        releaseRefused();
        frame.complete().ifPresent(out::add);
        frame.drop();
        scanned = 0;
        nesting = new Nesting();
        skipped = new SkippedLine();
        mode = Mode.SKIPPED_LINE;
        skipLine(context, in, out);
    }

    private void skipLine(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        Optional<String> end = skipped.skip(in);
        if (skipped.octets() > limits.skipped()) {
            hangUp(Status.bye(Code.LIMIT, "Line too long"), out);
        } else if (end.isPresent()) {
            mode = Mode.LINE;
            String tail = end.get();
            boolean hasCr = tail.endsWith("\r");
            String line = hasCr ? tail.substring(0, tail.length() - 1) : tail;
            takeLine(context, FrameOctets.of(line), hasCr, out);
        }
    }

    /** The most that this line may have if it belongs to AUTHENTICATE; else 0. */
    private int saslLine(ByteBuf in, int length) {
        boolean isSasl = isAfterSasl || CommandStart.of(start(in, length), grammar).carriesSasl();
        return isSasl && frame.lineOctets() == 0 ? Limits.SASL_LINE : 0;
    }

    /** What a line begins with of which so much is there. */
    private static FrameOctets start(ByteBuf in, int length) {
        int looked = Math.min(length, LONGEST_START);
        return FrameOctets.of(in.toString(in.readerIndex(), looked, ISO_8859_1));
    }

    private void takeLine(
            ChannelHandlerContext context, FrameOctets line, boolean hasCr, List<Object> out) {
        if (!hasCr) {
            // Bare LF is how commands are smuggled past programs that read lines differently.
            hangUp(Status.bad("Line ends without CR"), out);
            return;
        }
        Optional<LiteralHeader> header = LiteralHeader.atEndOf(line);
        FrameOctets text = header.map(each -> line.first(each.start())).orElse(line);
        frame.addLine(text, grammar);
        if (text.contains('\0') || text.contains('\r')) {
            frame.refuse(Status.bad("NUL or CR in a command"));
            releaseRefused();
        }
        isAfterSasl = frame.start().carriesSasl();
        if (header.isEmpty()) {
            endCommand(out);
        } else {
            announce(context, header.get(), out);
        }
    }

    private void endCommand(List<Object> out) {
        if (stream == null) {
            Optional<Input> command = frame.complete();
            isBarred = command.filter(FrameDecoder::changesTransport).isPresent();
            command.ifPresent(out::add);
        } else {
            stream.goesOn(frame.frame(Optional.empty()));
            stream = null;
        }
        reset();
    }

    private static boolean changesTransport(Input input) {
        return input instanceof Input.Line line && line.changesTransport();
    }

    /** Who waits for what follows a message answers for all of its command. */
    private void releaseRefused() {
        if (stream != null) {
            frame.refusal().ifPresent(stream::refuse);
            frame.drop();
            stream = null;
        }
    }

    private void announce(ChannelHandlerContext context, LiteralHeader header, List<Object> out) {
        boolean isMessage = limits.mayStream() && frame.takesMessage();
        frame.countLiteral(header.size());
        limits.check(header, isMessage, frame, hits).ifPresent(frame::refuse);
        if (frame.isRefused()) {
            releaseRefused();
            refuse(header, out);
        } else if (isMessage) {
            stream(context, header, out);
        } else {
            hold(header);
            if (header.isSynchronizing()) {
                out.add(new Input.LiteralAnnounced());
            }
        }
    }

    private void hold(LiteralHeader header) {
        isBinary = header.isBinary();
        left = header.size();
        if (left == 0) {
            frame.addLiteral(new Frame.Literal(FrameOctets.of(""), isBinary));
        } else {
            mode = Mode.LITERAL;
        }
    }

    private void refuse(LiteralHeader header, List<Object> out) {
        boolean isTrusted = limits.mayStream();
        int swallowed = isTrusted ? Limits.LITERAL_SWALLOWED : limits.literal();
        if (header.isSynchronizing()) {
            frame.complete().ifPresent(out::add); // never asked for, so never sent
            reset();
        } else if (header.size() > swallowed) {
            hangUp(Status.bye(Code.TOOBIG, "Literal too large"), out);
        } else {
            skip(header.size());
        }
    }

    private void skip(long octets) {
        left = octets;
        mode = left == 0 ? Mode.LINE : Mode.SKIPPED_LITERAL;
    }

    private void stream(ChannelHandlerContext context, LiteralHeader header, List<Object> out) {
        LiteralControl control =
                stream == null ? new EventLoopControl(this, context) : stream.control();
        var literal = new IncomingLiteral(header, control, patience, hits);
        if (stream == null) {
            out.add(frame.line(Optional.of(literal)));
        } else {
            stream.goesOn(frame.frame(Optional.of(literal)));
        }
        frame = PendingFrame.behindMessage(frame.start());
        stream = literal;
        left = header.size();
        mode = Mode.OFFERED_MESSAGE;
        if (!header.isSynchronizing()) {
            beginMessage(); // comes unasked, and is read at once, up to what may wait
        }
    }

    /** The octets of the message come next. */
    void beginMessage() {
        mode = Mode.MESSAGE;
        endMessage();
    }

    /** Once it is whole. */
    private void endMessage() {
        if (left == 0 && stream != null) {
            stream.complete();
            mode = Mode.LINE;
        }
    }

    private void decodeLiteral(ByteBuf in) {
        if (in.readableBytes() >= left) {
            frame.addLiteral(new Frame.Literal(LineBuffer.read(in, (int) left), isBinary));
            mode = Mode.LINE;
        }
    }

    private void skipLiteral(ByteBuf in) {
        int skipped = (int) Math.min(left, in.readableBytes());
        in.skipBytes(skipped);
        left -= skipped;
        if (left == 0) {
            mode = Mode.LINE;
        }
    }

    private void decodeMessage(ByteBuf in) {
        IncomingLiteral literal = stream;
        if (literal == null || literal.isFull()) {
            return;
        }
        int count = (int) Math.min(Math.min(left, in.readableBytes()), Limits.STREAM_PIECE);
        if (count > 0) {
            literal.offer(ByteBufUtil.getBytes(in.readSlice(count)));
            left -= count;
        }
        endMessage();
    }

    /** Whether there are lines that wait for room, which no further octets may ever follow. */
    boolean isHeldUp() {
        return isHeldUp;
    }

    /** The socket is stopped while a login is awaited, or a message's window is full. */
    boolean wantsMore() {
        IncomingLiteral literal = stream;
        return !isBarred
                && !isUndecided
                && mode != Mode.OFFERED_MESSAGE
                && (literal == null || !literal.isFull());
    }

    /** Whether something can be done at once with what arrives. */
    boolean hasRoom() {
        return wantsMore() && !isFull.getAsBoolean();
    }

    /** Whether nothing that arrives matters any more. */
    boolean isDeaf() {
        return mode == Mode.DEAF;
    }

    private void hangUp(Status last, List<Object> out) {
        if (stream != null) {
            stream.refuse(Status.bad(last.text()));
            stream = null;
        }
        out.add(new Input.Rejected(Optional.empty(), last, true));
        mode = Mode.DEAF;
    }

    private void reset() {
        frame = new PendingFrame();
        nesting = new Nesting();
        mode = Mode.LINE;
        isUndecided = false;
        scanned = 0;
        left = 0;
    }

    /** Drops what is left of this command, if it is still the one whose messages are read. */
    void finish(LiteralControl control) {
        if (stream == null || !stream.control().equals(control)) {
            return;
        }
        stream = null;
        if (mode == Mode.OFFERED_MESSAGE) {
            reset(); // refused, and so never sent
            return;
        }
        frame.drop();
        if (mode == Mode.MESSAGE) {
            skip(left);
        }
    }
}
