package io.culver.imap.netty;

import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Status;
import io.culver.imap.session.Input;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.LiteralStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A command of which not everything has arrived. Once it is refused nothing more of it is kept, but
 * it is still read to its end, so that the stream stays in step. RFC 9051 §2.2.1
 */
final class PendingFrame {

    private final List<String> lines = new ArrayList<>(1);
    private final List<Frame.Literal> literals = new ArrayList<>(0);
    private CommandStart start = new CommandStart(Optional.empty(), Optional.empty(), false);
    private Optional<Status> refusal = Optional.empty();
    private boolean isDropped;
    private int lineOctets;
    private long literalOctets;
    private int literalCount;

    void addLine(String line, Grammar grammar) {
        if (lines.isEmpty()) {
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
            lines.add("");
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

    /** Whether this is past the first argument, where a literal may be a message. */
    boolean isPastFirstArgument() {
        return start.hasArgument() || !literals.isEmpty();
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
        return new Input.Line(new Frame(lines, literals, stream), start.usesNumbers());
    }
}
