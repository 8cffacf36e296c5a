package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;

/**
 * Something a client can ask. Sealed into the ABNF's four kinds, open within each: the kind fixes
 * the state that the command gets. RFC 9051 §9
 *
 * @param <R> the arguments, parsed
 */
public sealed interface Command<R> {

    Signature signature();

    /**
     * Reads the arguments with the space before them and nothing else: the end of the command is
     * the caller's. Does no slow work.
     */
    R parse(ArgumentReader in);

    /** {@code command-any}: valid in all states. */
    non-sealed interface Any<R> extends Command<R> {
        Reply run(R request, Session session, Responder out);
    }

    /** {@code command-nonauth} */
    non-sealed interface NotAuthenticated<R> extends Command<R> {
        Reply run(R request, State.NotAuthenticated state, Responder out);
    }

    /** {@code command-auth}: valid when a mailbox is selected, too. */
    non-sealed interface Authenticated<R> extends Command<R> {
        Reply run(R request, State.LoggedIn state, Responder out);
    }

    /** {@code command-select} */
    non-sealed interface Selected<R> extends Command<R> {
        Reply run(R request, State.Selected selected, Responder out);
    }
}
