package io.culver.imap.protocol;

import io.culver.imap.store.Account;
import io.culver.imap.store.OpenMailbox;
import io.culver.model.MailboxId;
import io.culver.model.UidSet;

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
            implements LoggedIn {

        /**
         * Success of a command that removed these messages: a session that is told of mod-sequences
         * learns the mailbox's. RFC 7162 §3.2.7, §3.2.9
         */
        public Reply expunged(UidSet uids, String text) {
            return session.wording().showsModSeqs() && !uids.isEmpty()
                    ? Reply.ok(new HighestModSeq(view::highestTold), text)
                    : Reply.ok(text);
        }

        /** Whether it is this mailbox that is selected. */
        public boolean isOf(MailboxId id) {
            return mailbox.snapshot().status().id().equals(id);
        }
    }

    /** RFC 9051 §3.4 */
    record LoggedOut() implements State {}
}
