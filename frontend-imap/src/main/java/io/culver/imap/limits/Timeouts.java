package io.culver.imap.limits;

import java.time.Duration;

/**
 * How long a client may take.
 *
 * @param clientHello for the first message of TLS
 * @param tlsHandshake for the rest of it
 * @param login from the connection on, whatever the client sends
 * @param autologout how long a client that does not IDLE may be silent, at least. RFC 9051 §5.4
 * @param heartbeat how often an idling client is shown that the connection lives
 * @param stall how long it may refuse to read, or to send a literal on
 * @param progress how often a client that waits for a command is told that the server works
 */
public record Timeouts(
        Duration clientHello,
        Duration tlsHandshake,
        Duration login,
        Duration autologout,
        Duration heartbeat,
        Duration stall,
        Duration progress) {

    public static final Timeouts STANDARD =
            new Timeouts(
                    Limits.TLS_CLIENT_HELLO,
                    Limits.TLS_HANDSHAKE,
                    Limits.LOGIN,
                    Limits.AUTOLOGOUT,
                    Limits.HEARTBEAT,
                    Limits.STALL,
                    Limits.PROGRESS);
}
