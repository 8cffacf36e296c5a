package io.culver.imap.extension.qresync;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.MessageSet;
import io.culver.imap.wire.MessageSet.Range;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;

/**
 * {@code sequence-set} of what a client knows from before: there {@code *} and {@code $} mean
 * nothing. RFC 7162 §7
 */
final class KnownSet {

    private KnownSet() {}

    /** {@code known-uids} */
    static UidSet uids(ArgumentReader in) {
        UidSet.Builder uids = UidSet.builder();
        ranges(in.uidSet(), in)
                .forEach(range -> uids.add(new Uid(range.first()), new Uid(range.last())));
        return uids.build();
    }

    /** {@code known-sequence-set}, {@code known-uid-set}: in ascending order. */
    static List<Range> ascending(MessageSet set, ArgumentReader in) {
        List<Range> ranges = ranges(set, in);
        long last = 0;
        for (Range range : ranges) {
            if (range.first() <= last || range.last() < range.first()) {
                throw in.error("numbers in ascending order");
            }
            last = range.last();
        }
        return ranges;
    }

    private static List<Range> ranges(MessageSet set, ArgumentReader in) {
        List<Range> ranges =
                switch (set) {
                    case MessageSet.ByNumber(var numbers) -> numbers;
                    case MessageSet.ByUid(var uids) -> uids;
                    case MessageSet.Saved() -> throw in.error("numbers");
                };
        boolean isOpen =
                ranges.stream().anyMatch(it -> Math.max(it.first(), it.last()) == Range.HIGHEST);
        if (isOpen) {
            throw in.error("numbers without *");
        }
        return ranges;
    }
}
