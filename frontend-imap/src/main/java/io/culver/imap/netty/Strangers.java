package io.culver.imap.netty;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The connections on which nobody has logged in yet. When there are too many the oldest has to go:
 * whoever wants to log in has done so by then.
 */
final class Strangers {

    private final int max;
    private final Set<ImapConnection> waiting = new LinkedHashSet<>(); // the oldest first

    Strangers(int max) {
        this.max = max;
    }

    /** Adds one, and takes out the one that has to go for it. */
    synchronized Optional<ImapConnection> add(ImapConnection connection) {
        waiting.add(connection);
        if (waiting.size() <= max) {
            return Optional.empty();
        }
        Iterator<ImapConnection> oldest = waiting.iterator();
        ImapConnection goes = oldest.next();
        oldest.remove();
        return Optional.of(goes);
    }

    synchronized void remove(ImapConnection connection) {
        waiting.remove(connection);
    }
}
