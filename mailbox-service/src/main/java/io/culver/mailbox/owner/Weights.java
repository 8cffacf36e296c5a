package io.culver.mailbox.owner;

import io.culver.mailbox.domain.MailboxState;

/** About what an account takes of the heap, in octets: measured, then rounded up. */
final class Weights {
    static final long EMPTY = 4 * 1024;

    private static final long MAILBOX = 1024;
    private static final long MESSAGE = 80;
    private static final long REMEMBERED = 256;

    /** Objects of a change take some times as much as its stored octets. */
    private static final long CHANGE_FACTOR = 4;

    private Weights() {}

    static long of(Loaded loaded) {
        long messages =
                loaded.state().mailboxes().stream()
                        .map(MailboxState::messages)
                        .mapToLong(it -> it.count())
                        .sum();
        return EMPTY
                + MAILBOX * loaded.state().mailboxCount()
                + MESSAGE * messages
                + REMEMBERED * loaded.state().window().toList().size()
                + CHANGE_FACTOR * loaded.history().octets();
    }
}
