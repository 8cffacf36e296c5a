package io.culver.imap.session;

import io.culver.imap.protocol.Status;
import io.culver.imap.wire.Frame;
import java.util.Optional;

/** Something that happens to a connection. Inputs are taken in order, one at a time. */
public sealed interface Input {

    /** The connection is there; first of all, and once only. */
    record Connected() implements Input {}

    /**
     * A complete line with its literals: a command, or what one waits for.
     *
     * @param usesNumbers whether it names messages by number, as far as can be told from outside
     * @param changesTransport whether what follows waits until this is answered, as it may be
     *     compressed or encrypted then
     */
    record Line(Frame frame, boolean usesNumbers, boolean changesTransport) implements Input {}

    /** The client waits to be asked for a literal. RFC 9051 §4.3 */
    record LiteralAnnounced() implements Input {}

    /**
     * The client sent something that is not taken.
     *
     * @param tag of the command, if it has one
     * @param isLast whether the connection cannot go on
     */
    record Rejected(Optional<String> tag, Status status, boolean isLast) implements Input {}

    /** TLS has begun. */
    record Encrypted() implements Input {}

    /** The account has changed; {@link Follower} knows up to where. */
    record Changed() implements Input {}

    /** A pause that the session asked for is over. */
    record Resumed() implements Input {}

    /** Too many connections wait for a login, and this is the oldest. */
    record CrowdedOut() implements Input {}

    /** Time to show a waiting client that the connection lives. */
    record Heartbeat() implements Input {}

    /** The client has been silent for too long. */
    record TimedOut() implements Input {}

    /** The server is about to stop. */
    record Draining() implements Input {}

    record Disconnected() implements Input {}
}
