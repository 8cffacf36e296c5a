package io.culver.imap.limits;

import java.util.Locale;

/** What a client can run into. Operators see each by its name in the metrics. */
public enum Limit {
    LINE,
    DEPTH,
    LITERAL,
    LITERALS,
    BAD_COMMANDS,
    FAILED_LOGINS,
    LOGIN_DELAY,
    LOGIN_SPRAYING,
    LOGIN_TIME,
    UNENCRYPTED_LOGIN,
    TLS_TIME,
    IDLE_TIME,
    STALL,
    CONNECTION_RATE,
    CONNECTIONS_BEFORE_LOGIN,
    CONNECTIONS_PER_USER,
    COMMAND_RATE,
    SEARCHES_PER_USER;

    /** As a metric's tag: lower case, with hyphens. */
    String tag() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
