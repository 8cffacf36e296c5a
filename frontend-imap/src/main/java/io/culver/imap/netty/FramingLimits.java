package io.culver.imap.netty;

import io.culver.imap.limits.Limits;
import io.culver.imap.wire.ArgumentReader;

/**
 * How much of a command is held before anybody has looked at it.
 *
 * @param depth of parentheses
 * @param skipped octets of a line that was refused before its end; beyond that the connection ends
 */
record FramingLimits(
        int line,
        int depth,
        int skipped,
        int literal,
        int literalsSum,
        int literals,
        boolean mayStream) {

    static final FramingLimits STRANGER =
            new FramingLimits(
                    Limits.LINE_BEFORE_LOGIN,
                    ArgumentReader.MAX_DEPTH,
                    Limits.LINE_BEFORE_LOGIN,
                    Limits.LITERAL_BEFORE_LOGIN,
                    Limits.LITERALS_SUM_BEFORE_LOGIN,
                    Limits.LITERALS_BEFORE_LOGIN,
                    false);

    static final FramingLimits USER =
            new FramingLimits(
                    Limits.LINE,
                    Limits.LINE, // a command that is too deep says so itself: SEARCH with LIMIT
                    Limits.LINE_SKIPPED,
                    Limits.LITERAL,
                    Limits.LITERALS_SUM,
                    Limits.LITERALS,
                    true);
}
