package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.model.UidSet;

/** Something that narrows FETCH or adds to it. {@code fetch-modifier} RFC 4466 §2.4 */
public interface FetchModifier extends Named {

    /** Reads what follows the name. */
    Request parse(ArgumentReader in);

    /** The modifier as one client gave it. */
    interface Request {

        /** The FETCH with this modifier, too. */
        default Fetching applyTo(Fetching fetching) {
            return fetching;
        }

        /**
         * Before anything is done. Refuses by throwing ImapSyntaxException, which becomes BAD.
         *
         * @param whole with all its modifiers
         */
        default void check(Fetching whole, Session session) {}

        /** Those of the messages that are to be told of, out of those that the set names. */
        default UidSet choose(UidSet messages) {
            return messages;
        }

        /** Before the first FETCH response. */
        default void begin(Fetching whole, State.Selected selected, Responder out) {}
    }
}
