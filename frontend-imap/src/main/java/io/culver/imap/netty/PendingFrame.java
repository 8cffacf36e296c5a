package io.culver.imap.netty;

import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Status;
import io.culver.imap.session.Input;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.FrameOctets;
import io.culver.imap.wire.LiteralStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command of which not everything has arrived. Once it is refused nothing more of it is kept, but
 * it is still read to its end, so that the stream stays in step. RFC 9051 §2.2.1
 */
final class PendingFrame {

    private final List<FrameOctets> lines = new ArrayList<>(1);
    private final List<Frame.Literal> literals = new ArrayList<>(0);
    private final boolean isBehindMessage;
    private CommandStart start;
    private Optional<Status> refusal = Optional.empty();
    private boolean isDropped;
    private int lineOctets;
    private long literalOctets;
    private int literalCount;

    /** Nothing of a command has arrived yet. */
    PendingFrame() {
        this(CommandStart.NONE, false);
    }

    private PendingFrame(CommandStart start, boolean isBehindMessage) {
        this.start = start;
        this.isBehindMessage = isBehindMessage;
    }

    /** What follows a message in the command that began so. RFC 3502 */
    static PendingFrame behindMessage(CommandStart start) {
        return new PendingFrame(start, true);
    }

    void addLine(FrameOctets line, Grammar grammar) {
        if (lines.isEmpty() && !isBehindMessage) {
            start = CommandStart.of(line, grammar);
        }
        lineOctets += line.length();
        if (refusal.isEmpty()) {
            lines.add(line);
        }
    }

    void addLiteral(Frame.Literal literal) {
        if (refusal.isEmpty()) {
            literals.add(literal);
        }
    }

    void countLiteral(long size) {
        literalCount++;
        literalOctets += Math.min(size, Integer.MAX_VALUE);
    }

    /** The first refusal stands; what was held goes. */
    void refuse(Status status) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(status);
            lines.clear();
            lines.add(FrameOctets.of(""));
            literals.clear();
        }
    }

    /** The lane has answered already: what follows belongs to that command, and goes. */
    void drop() {
        isDropped = true;
        refuse(Status.bad("More after the literal"));
    }

    boolean isRefused() {
        return refusal.isPresent();
    }

    Optional<Status> refusal() {
        return refusal;
    }

    CommandStart start() {
        return start;
    }

    int lineOctets() {
        return lineOctets;
    }

    long literalOctets() {
        return literalOctets;
    }

    int literalCount() {
        return literalCount;
    }

    /** Whether a literal that comes now is a message. */
    boolean takesMessage() {
        return isBehindMessage || start.takesMessage(literals.size());
    }

    /** The command, complete, or its refusal; nothing if it has been answered. */
    Optional<Input> complete() {
        if (isDropped) {
            return Optional.empty();
        }
        return Optional.of(
                refusal.<Input>map(status -> new Input.Rejected(start.tag(), status, false))
                        .orElseGet(() -> line(Optional.empty())));
    }

    Input.Line line(Optional<LiteralStream> stream) {
        return new Input.Line(frame(stream), start.usesNumbers(), start.changesTransport());
    }

    Frame frame(Optional<LiteralStream> stream) {
        return new Frame(lines, literals, stream);
    }
}
