package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;

/** Something that SELECT and EXAMINE can be asked besides. {@code select-param} RFC 4466 §2.1 */
public interface SelectParameter extends Named {

    /** Reads what follows the name. */
    Request parse(ArgumentReader in);

    /** The parameter as one client gave it. */
    interface Request {

        /** Before anything is done. Refuses by throwing ImapSyntaxException, which becomes BAD. */
        default void check(Session session) {}

        /** Before the mailbox is opened; none is selected. */
        default void begin(Session session, Responder out) {}

        /** After the responses that every SELECT gets, before the tagged one. */
        default void finish(State.Selected selected, Responder out) {}
    }
}
