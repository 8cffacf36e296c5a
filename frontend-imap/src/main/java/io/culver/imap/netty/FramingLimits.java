package io.culver.imap.netty;

import io.culver.imap.limits.Limit;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Limits;
import io.culver.imap.limits.Uploads;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Status;
import io.culver.imap.wire.ArgumentReader;
import java.util.Optional;

/**
 * How much of a command is held before anybody has looked at it.
 *
 * @param depth of parentheses
 * @param skipped octets of a line that was refused before its end; beyond that the connection ends
 * @param unasked octets of a literal that the client does not wait to be asked for. RFC 7888
 * @param message octets of a message, which is not held; 0 if a message is a literal like any other
 */
record FramingLimits(
        int line,
        int depth,
        int skipped,
        int literal,
        int literalsSum,
        int literals,
        long unasked,
        long message) {

    static final FramingLimits STRANGER =
            new FramingLimits(
                    Limits.LINE_BEFORE_LOGIN,
                    ArgumentReader.MAX_DEPTH,
                    Limits.LINE_BEFORE_LOGIN,
                    Limits.LITERAL_BEFORE_LOGIN,
                    Limits.LITERALS_SUM_BEFORE_LOGIN,
                    Limits.LITERALS_BEFORE_LOGIN,
                    Limits.LITERAL_MINUS,
                    0);

    static FramingLimits user(Uploads uploads) {
        return new FramingLimits(
                Limits.LINE,
                Limits.LINE, // a command that is too deep says so itself: SEARCH with LIMIT
                Limits.LINE_SKIPPED,
                Limits.LITERAL,
                Limits.LITERALS_SUM,
                Limits.LITERALS,
                uploads.isLiteralPlus() ? Long.MAX_VALUE : Limits.LITERAL_MINUS,
                uploads.message().octets());
    }

    boolean mayStream() {
        return message > 0;
    }

    /**
     * What is wrong with a literal of this size.
     *
     * @param frame which it belongs to, and which counts it already
     */
    Optional<Status> check(
            LiteralHeader header, boolean isMessage, PendingFrame frame, LimitHits hits) {
        if (header.size() == LiteralHeader.HUGE) {
            return Optional.of(Status.bad("No literal is that large"));
        }
        if (header.size() > (isMessage ? message : literal)) {
            hits.count(Limit.LITERAL);
            return Optional.of(tooBig(header.isSynchronizing()));
        }
        if (!header.isSynchronizing() && header.size() > unasked) {
            return Optional.of(tooBig(false));
        }
        if (frame.literalCount() > literals
                || (!isMessage && frame.literalOctets() > literalsSum)) {
            hits.count(Limit.LITERALS);
            return Optional.of(
                    new Status(Status.Kind.NO, Optional.of(Code.LIMIT), "Too many literals"));
        }
        return Optional.empty();
    }

    /** RFC 7888 §4 and §5 */
    private static Status tooBig(boolean isSynchronizing) {
        return new Status(
                isSynchronizing ? Status.Kind.NO : Status.Kind.BAD,
                Optional.of(Code.TOOBIG),
                "Literal too large");
    }
}
