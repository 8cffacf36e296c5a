package io.culver.mailbox.owner;

import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Messages;
import io.culver.mailbox.domain.SelectedRows;
import io.culver.model.Uid;
import java.util.List;

/** Compares states of an account in all that can be asked of them. */
final class States {
    private States() {}

    static void assertSame(AccountState expected, AccountState actual) {
        assertEquals(expected.counters(), actual.counters());
        assertEquals(expected.list(), actual.list());
        assertEquals(expected.window().toList(), actual.window().toList());
        for (MailboxState it : expected.mailboxes()) {
            MailboxState other = actual.mailbox(it.id()).orElseThrow();
            assertEquals(it.with(Messages.NONE), other.with(Messages.NONE));
            assertEquals(it.status(new Uid(1)), other.status(new Uid(1)));
            assertEquals(rows(it), rows(other));
        }
    }

    static List<?> rows(MailboxState mailbox) {
        return mailbox.messages().select(uids(1, Uid.MAX)).stream()
                .flatMap(SelectedRows::stream)
                .toList();
    }
}
