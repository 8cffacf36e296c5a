package io.culver.testkit.transcript;

import io.culver.testkit.imap.ImapClient;
import java.util.Map;

/** The server that transcripts run against. */
public interface TranscriptHost {

    /**
     * Makes an account that holds an empty INBOX and nothing else; the logins that follow, up to
     * the next call, are to it.
     */
    void newAccount();

    /**
     * Limits what the account may hold.
     *
     * @param limits octets, messages and mailboxes, by STORAGE, MESSAGE and MAILBOX
     */
    void limit(Map<String, Long> limits);

    /** A new connection that a LOGIN is possible on. Its greeting is still to be read. */
    ImapClient connect();

    /**
     * Logs in to the account.
     *
     * @throws RuntimeException if the server refuses
     */
    void login(ImapClient client);
}
