package io.culver.mailbox.usecase;

import io.culver.mailbox.domain.Messages;
import io.culver.mailbox.domain.Segment;
import io.culver.mailbox.order.MessageKeys;
import io.culver.model.EmailId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The keys of all messages that a mailbox has at one moment, by ascending UID. Immutable: contents
 * never change, so only those of new messages are ever made.
 */
final class MailboxKeys {
    static final MailboxKeys NONE = new MailboxKeys(new long[0], List.of());

    /** One UID: its place in the list of a mailbox. */
    private static final int UID_OCTETS = 8;

    private final long[] uids;
    private final List<MessageKeys> keys;
    private final long octets;

    private MailboxKeys(long[] uids, List<MessageKeys> keys) {
        this.uids = uids;
        this.keys = keys;
        octets = keys.stream().mapToLong(it -> it.octets() + UID_OCTETS).sum();
    }

    /** The keys of the nth message, from 0. */
    MessageKeys get(int index) {
        return keys.get(index);
    }

    /** About what they take of the heap. */
    long octets() {
        return octets;
    }

    /**
     * Those of the mailbox now: known ones, and new ones.
     *
     * @param make makes the keys of contents, in the order of the list
     */
    MailboxKeys of(Messages messages, Function<List<EmailId>, List<MessageKeys>> make) {
        int count = Math.toIntExact(messages.count());
        long[] now = new long[count];
        MessageKeys[] all = new MessageKeys[count];
        List<EmailId> missing = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        int at = 0;
        int old = 0;
        for (Segment segment : messages.segments()) {
            for (int row = 0; row < segment.count(); row++, at++) {
                now[at] = segment.uid(row).value();
                while (old < uids.length && uids[old] < now[at]) {
                    old++;
                }
                if (old < uids.length && uids[old] == now[at]) {
                    all[at] = keys.get(old);
                } else {
                    all[at] = MessageKeys.NONE;
                    places.add(at);
                    missing.add(segment.email(row));
                }
            }
        }
        if (missing.isEmpty() && count == uids.length) {
            return this;
        }
        List<MessageKeys> made = make.apply(missing);
        for (int i = 0; i < made.size(); i++) {
            all[places.get(i)] = made.get(i);
        }
        return new MailboxKeys(now, List.of(all));
    }
}
