package io.culver.imap.session;

import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Session;

/**
 * Begins sessions.
 *
 * @param canStartTls whether there is a certificate
 * @param mayLogInUnencrypted for tests on one machine only
 */
public record Conversations(
        Grammar grammar, CommandTimer timer, boolean canStartTls, boolean mayLogInUnencrypted) {

    /** The session of a new connection. */
    public Session session(boolean isEncrypted) {
        return new Session(grammar, isEncrypted, canStartTls, mayLogInUnencrypted);
    }

    public Conversation begin(Session session, Connection connection) {
        return new Conversation(session, connection, timer);
    }
}
