package io.culver.mailbox.owner;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Messages;
import io.culver.mailbox.domain.Segment;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In what two states of an account differ that should be the same. */
final class StateComparison {
    private final List<String> differences = new ArrayList<>();

    private StateComparison() {}

    /** One line each; none if there is no difference. */
    static List<String> differences(AccountState expected, AccountState actual) {
        var comparison = new StateComparison();
        comparison.compare(expected, actual);
        return comparison.differences;
    }

    private void note(boolean isSo, String difference) {
        if (isSo) {
            differences.add(difference);
        }
    }

    private void compare(AccountState expected, AccountState actual) {
        note(!expected.counters().equals(actual.counters()), "other counters of the account");
        note(!expected.list().equals(actual.list()), "other names or subscriptions");
        note(!expected.quotaSettings().equals(actual.quotaSettings()), "other limits");
        note(
                !expected.window().toList().equals(actual.window().toList()),
                "other remembered operations");
        Set<MailboxId> ids = new HashSet<>();
        expected.mailboxes().forEach(it -> ids.add(it.id()));
        actual.mailboxes().forEach(it -> ids.add(it.id()));
        for (MailboxId id : ids) {
            compare("mailbox " + id.value() + ": ", expected.mailbox(id), actual.mailbox(id));
        }
    }

    private void compare(
            String name, Optional<MailboxState> expected, Optional<MailboxState> actual) {
        if (expected.isEmpty() || actual.isEmpty()) {
            note(true, name + (expected.isEmpty() ? "should not be there" : "is missing"));
            return;
        }
        MailboxState one = expected.get();
        MailboxState other = actual.get();
        note(
                !one.with(Messages.NONE).equals(other.with(Messages.NONE)),
                name + "other name, counters or keywords");
        compare(name, one.messages(), other.messages());
    }

    private void compare(String name, Messages expected, Messages actual) {
        note(
                expected.count() != actual.count(),
                name + actual.count() + " messages instead of " + expected.count());
        Rows one = new Rows(expected);
        Rows other = new Rows(actual);
        while (one.hasNext() && other.hasNext()) {
            int row = one.row;
            Segment segment = one.segment();
            boolean isSame =
                    segment.row(row).equals(other.segment().row(other.row))
                            && segment.sentDate(row).equals(other.segment().sentDate(other.row));
            note(!isSame, name + "UID " + segment.uid(row).value() + " differs");
            one.next();
            other.next();
        }
        note(
                !lastExpunge(expected).equals(lastExpunge(actual)),
                name + "other messages seem to have left it");
    }

    private static ModSeq lastExpunge(Messages messages) {
        return messages.segments().stream()
                .map(Segment::maxExpungeModSeq)
                .max(ModSeq::compareTo)
                .orElse(ModSeq.ZERO);
    }

    /** The rows of all segments, one after the other. */
    private static final class Rows {
        private final List<Segment> segments;
        private int position;
        private int row;

        Rows(Messages messages) {
            segments = messages.segments();
        }

        boolean hasNext() {
            return position < segments.size();
        }

        Segment segment() {
            return segments.get(position);
        }

        void next() {
            if (++row == segment().count()) {
                row = 0;
                position++;
            }
        }
    }
}
