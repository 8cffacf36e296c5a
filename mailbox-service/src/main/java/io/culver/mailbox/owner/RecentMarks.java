package io.culver.mailbox.owner;

import io.culver.mailbox.domain.MailboxState;
import io.culver.model.MailboxId;
import io.culver.model.Uid;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Up to where each mailbox was shown to a session. Not kept beyond the owner: of a message that
 * nobody is known to have seen, a server may say that it is recent. RFC 3501 §2.3.2
 */
final class RecentMarks {
    private static final Uid FIRST = new Uid(1);

    private final ConcurrentMap<MailboxId, Uid> marks = new ConcurrentHashMap<>();

    Uid of(MailboxId mailbox) {
        return marks.getOrDefault(mailbox, FIRST);
    }

    Uid claim(MailboxState mailbox) {
        AtomicReference<Uid> before = new AtomicReference<>(FIRST);
        marks.compute(
                mailbox.id(),
                (_, mark) -> {
                    before.set(mark == null ? FIRST : mark);
                    boolean isHigher = mark == null || mailbox.uidNext().compareTo(mark) > 0;
                    return isHigher ? mailbox.uidNext() : mark;
                });
        return before.get();
    }
}
