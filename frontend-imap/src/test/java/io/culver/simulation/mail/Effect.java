package io.culver.simulation.mail;

import java.util.List;

/**
 * What comes of a wish.
 *
 * @param uids of the new messages, or of the copied ones
 * @param copies of those, in the target
 * @param modified the messages that a conditional STORE leaves alone
 */
record Effect(Kind kind, long mailbox, List<Long> uids, List<Long> copies, List<Long> modified) {
    enum Kind {
        CHANGED,
        SAME,
        REFUSED
    }

    static Effect refused() {
        return new Effect(Kind.REFUSED, 0, List.of(), List.of(), List.of());
    }

    static Effect of(boolean isChange) {
        Kind kind = isChange ? Kind.CHANGED : Kind.SAME;
        return new Effect(kind, 0, List.of(), List.of(), List.of());
    }
}
