package io.culver.imap.session;

import io.culver.imap.wire.OctetSink;

/** The way to the client. */
public interface Connection extends OctetSink {

    /** Names the connection in logs. */
    String name();

    /** Begins TLS; what the client sent before it, and was not taken yet, is dropped. */
    void startTls();

    /** Closes once everything written has been sent. */
    void close();

    /** Whether the client has already sent a command that names messages by number. */
    boolean hasNumbersQueued();

    /** Puts an input behind those that wait. */
    void enqueue(Input input);
}
