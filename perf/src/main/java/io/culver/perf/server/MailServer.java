package io.culver.perf.server;

import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A mail server under test, with one account, {@link Account}. */
public interface MailServer extends AutoCloseable {
    String name();

    /** Where clients log in without TLS. */
    InetSocketAddress plain();

    /** Where connections begin with TLS. */
    InetSocketAddress tls();

    /** Starts it, or starts it again on the same mail; returns when it can be logged in to. */
    void start() throws IOException, InterruptedException;

    /** Ends it in an orderly way; its mail stays. */
    void stop();

    /** Adds an mbox file to INBOX by the server's own command; returns when that has ended. */
    void importMbox(Path mbox) throws IOException, InterruptedException;

    /** What it holds now, after it has let go of what it does not need. */
    HeldMemory heldMemory() throws IOException, InterruptedException;

    @Override
    void close();

    /** A new connection that is logged in. */
    default ImapClient login() {
        return loggedIn(ImapClient.connect(plain()));
    }

    default ImapClient loginOverTls() {
        return loggedIn(ImapClient.connectTlsTrustingAll(tls()));
    }

    private static ImapClient loggedIn(ImapClient client) {
        client.read();
        client.login(Account.NAME, Account.PASSWORD).orThrow();
        return client;
    }
}
