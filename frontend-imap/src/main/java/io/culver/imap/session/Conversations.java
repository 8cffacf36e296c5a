package io.culver.imap.session;

import io.culver.imap.limits.LimitHits;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Session;
import java.net.InetAddress;

/**
 * Begins sessions.
 *
 * @param canStartTls whether there is a certificate
 * @param mayLogInUnencrypted for tests on one machine only
 */
public record Conversations(
        Grammar grammar,
        CommandTimer timer,
        LimitHits hits,
        boolean canStartTls,
        boolean mayLogInUnencrypted) {

    /** The session of a new connection. */
    public Session session(InetAddress client, boolean isEncrypted) {
        return new Session(grammar, client, isEncrypted, canStartTls, mayLogInUnencrypted);
    }

    public Conversation begin(Session session, Connection connection) {
        return new Conversation(session, connection, timer, hits);
    }
}
