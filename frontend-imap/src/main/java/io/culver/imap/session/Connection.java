package io.culver.imap.session;

import io.culver.imap.wire.OctetSink;
import java.time.Duration;

/** The way to the client. */
public interface Connection extends OctetSink {

    /** Names the connection in logs. */
    String name();

    /**
     * Drops what the client has sent so far, and takes what comes next for TLS. One more response
     * may be sent before the client begins.
     */
    void startTls();

    /**
     * Compresses what is written from now on, and takes for compressed what the client has sent
     * behind the command at hand. RFC 4978 §3
     */
    void compress();

    /**
     * Ends compression behind what was written and behind the command at hand, and takes the client
     * for a stranger again. RFC 8437 §4.1
     */
    void startOver();

    /**
     * Takes nothing more that the client has sent for this long; then {@link Input.Resumed}, before
     * all that waits. Holds no thread meanwhile.
     */
    void pause(Duration time);

    /** Closes once everything written has been sent. */
    void close();

    /** Whether the client has already sent a command that names messages by number. */
    boolean hasNumbersQueued();

    /** Puts an input behind those that wait. */
    void enqueue(Input input);
}
