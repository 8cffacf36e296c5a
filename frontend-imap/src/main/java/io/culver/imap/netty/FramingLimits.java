package io.culver.imap.netty;

import io.culver.imap.limits.Limits;

/** How much of a command is held before anybody has looked at it. */
record FramingLimits(int line, int literal, int literalsSum, int literals, boolean mayStream) {

    static final FramingLimits STRANGER =
            new FramingLimits(
                    Limits.LINE_BEFORE_LOGIN,
                    Limits.LITERAL_BEFORE_LOGIN,
                    Limits.LITERALS_SUM_BEFORE_LOGIN,
                    Limits.LITERALS_BEFORE_LOGIN,
                    false);

    static final FramingLimits USER =
            new FramingLimits(
                    Limits.LINE, Limits.LITERAL, Limits.LITERALS_SUM, Limits.LITERALS, true);
}
