package io.culver.imap.extension.qresync;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.MessageSet.Range;
import io.culver.model.MessageNumber;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.Iterator;
import java.util.List;

/**
 * Some messages of which the client knows number and UID: {@code seq-match-data}. If the mailbox
 * has the same pair, nothing up to there has left it that the client does not know of. RFC 7162
 * §3.2.5.2
 *
 * @param numbers as many as {@code uids}; both ascend
 */
record SequenceMatch(List<Range> numbers, List<Range> uids) {

    static final SequenceMatch NONE = new SequenceMatch(List.of(), List.of());

    SequenceMatch {
        numbers = List.copyOf(numbers);
        uids = List.copyOf(uids);
    }

    /** {@code "(" known-sequence-set SP known-uid-set ")"} */
    static SequenceMatch parse(ArgumentReader in) {
        in.open();
        List<Range> numbers = KnownSet.ascending(in.numberSet(), in);
        List<Range> uids = KnownSet.ascending(in.space().uidSet(), in);
        if (count(numbers) != count(uids)) {
            throw in.error("as many UIDs as numbers");
        }
        in.close();
        return new SequenceMatch(numbers, uids);
    }

    private static long count(List<Range> ranges) {
        return ranges.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
    }

    /** The UIDs up to the last pair that the mailbox has, too. */
    UidSet unchanged(MailboxView view) {
        var number = new Cursor(numbers);
        var uid = new Cursor(uids);
        long last = 0;
        while (number.moveOn() && uid.moveOn() && number.value <= view.exists()) {
            boolean isSame = view.uid(new MessageNumber(number.value)).value() == uid.value;
            last = isSame ? uid.value : last;
        }
        return last == 0 ? UidSet.EMPTY : UidSet.of(new Uid(1), new Uid(last));
    }

    /** Goes through ranges number by number: a client may write longer ones than memory holds. */
    private static final class Cursor {
        private final Iterator<Range> ranges;
        private long value;
        private long last;

        Cursor(List<Range> ranges) {
            this.ranges = ranges.iterator();
        }

        boolean moveOn() {
            if (value < last) {
                value++;
                return true;
            }
            if (!ranges.hasNext()) {
                return false;
            }
            Range range = ranges.next();
            value = range.first();
            last = range.last();
            return true;
        }
    }
}
