package io.culver.imap;

import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A command that a model client sends.
 *
 * @param text without tag and CRLF
 */
record ModelCommand(
        String text,
        Kind kind,
        Predicate<ClientView.Message> silenced,
        UnaryOperator<Set<String>> change) {

    /** What a client may expect while such a command is in progress. RFC 9051 §5.5, §7.5.1 */
    enum Kind {
        /** FETCH, STORE, SEARCH by number: no EXPUNGE before they are done. */
        HOLDS_EXPUNGES(true),
        /** COPY by number: no EXPUNGE before it begins. */
        USES_NUMBERS(true),
        /** MOVE by number; as one that expunges, too. */
        USES_NUMBERS_AND_EXPUNGES(true),
        /** Its own EXPUNGE responses come before it is done: no numbers behind it. */
        EXPUNGES(false),
        ANY(false),
        IDLE(false),
        SELECTS(false),
        DESELECTS(false);

        private final boolean usesNumbers;

        Kind(boolean usesNumbers) {
            this.usesNumbers = usesNumbers;
        }

        boolean usesNumbers() {
            return usesNumbers;
        }

        boolean expunges() {
            return this == EXPUNGES || this == USES_NUMBERS_AND_EXPUNGES;
        }
    }

    static ModelCommand of(String text, Kind kind) {
        return new ModelCommand(text, kind, message -> false, UnaryOperator.identity());
    }

    /** This STORE, whose effect on these messages the server need not tell. */
    ModelCommand silencing(
            Predicate<ClientView.Message> messages, UnaryOperator<Set<String>> effect) {
        return new ModelCommand(text, kind, messages, effect);
    }
}
