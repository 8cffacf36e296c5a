package io.culver.imap.protocol;

import io.culver.imap.store.Account;
import io.culver.imap.store.OpenMailbox;

/** The states of a connection. RFC 9051 §3 */
public sealed interface State {

    /** RFC 9051 §3.1 */
    record NotAuthenticated(Session session) implements State {}

    /** Authenticated, with or without a mailbox selected. */
    sealed interface LoggedIn extends State {
        Session session();

        Account account();
    }

    /** RFC 9051 §3.2 */
    record Authenticated(Session session, Account account) implements LoggedIn {}

    /**
     * RFC 9051 §3.3
     *
     * @param view the messages that the client has been told of
     * @param isReadOnly whether it was opened by EXAMINE
     */
    record Selected(
            Session session,
            Account account,
            OpenMailbox mailbox,
            MailboxView view,
            boolean isReadOnly)
            implements LoggedIn {}

    /** RFC 9051 §3.4 */
    record LoggedOut() implements State {}
}
