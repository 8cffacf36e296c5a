package io.culver.imap.session;

import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Status;

/** Counts BAD in a row: a client that goes on is broken or no client. RFC 9051 §7.1.3 */
final class BadCommands {

    private int inARow;

    boolean isTooMany(Status status, boolean isLoggedIn) {
        inARow = status.kind() == Status.Kind.BAD ? inARow + 1 : 0;
        return inARow >= (isLoggedIn ? Limits.BAD_COMMANDS : Limits.BAD_COMMANDS_BEFORE_LOGIN);
    }
}
