package io.culver.mailbox.domain;

import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** All messages of a mailbox, in segments by ascending UID. Immutable. */
public final class Messages {
    public static final Messages NONE = new Messages(List.of());

    /** Neighbours that are together no larger than this become one. */
    private static final int JOINED_ROWS = AccountLimits.SEGMENT_ROWS / 2;

    private final List<Segment> segments;
    private final long count;
    private final long unseen;
    private final long deleted;
    private final long octets;
    private final long deletedOctets;

    private Messages(List<Segment> segments) {
        this.segments = segments;
        this.count = segments.stream().mapToLong(Segment::count).sum();
        this.unseen = segments.stream().mapToLong(Segment::unseen).sum();
        this.deleted = segments.stream().mapToLong(Segment::deleted).sum();
        this.octets = segments.stream().mapToLong(Segment::octets).sum();
        this.deletedOctets = segments.stream().mapToLong(Segment::deletedOctets).sum();
    }

    /**
     * The messages of these segments.
     *
     * @throws IllegalArgumentException if UIDs do not ascend from one segment to the next, or a
     *     segment is empty
     */
    public static Messages of(List<Segment> segments) {
        long last = 0;
        for (Segment segment : segments) {
            if (segment.count() == 0 || segment.contents().uid(0) <= last) {
                throw new IllegalArgumentException("segments are not in order");
            }
            last = segment.contents().uid(segment.count() - 1);
        }
        return segments.isEmpty() ? NONE : new Messages(List.copyOf(segments));
    }

    public List<Segment> segments() {
        return segments;
    }

    public long count() {
        return count;
    }

    public long unseen() {
        return unseen;
    }

    public long deleted() {
        return deleted;
    }

    public long octets() {
        return octets;
    }

    /** The octets of the messages that have \Deleted. */
    public long deletedOctets() {
        return deletedOctets;
    }

    public UidSet uids() {
        UidSet.Builder uids = UidSet.builder();
        for (Segment segment : segments) {
            for (int row = 0; row < segment.count(); row++) {
                uids.add(segment.uid(row));
            }
        }
        return uids.build();
    }

    public Optional<Uid> firstUnseen() {
        return segments.stream()
                .filter(it -> it.unseen() > 0)
                .findFirst()
                .map(it -> it.uid(it.flags().rowsWhere(Messages::isUnseen).nextSetBit(0)));
    }

    static boolean isUnseen(Flags flags) {
        return !flags.contains(Flag.SEEN);
    }

    /** Those of the UIDs that exist, segment by segment; segments without any are left out. */
    public List<SelectedRows> select(UidSet uids) {
        return select(uids, ModSeq.ZERO);
    }

    /** Those of the UIDs that exist and changed after {@code since}, likewise. */
    public List<SelectedRows> select(UidSet uids, ModSeq since) {
        List<SelectedRows> selected = new ArrayList<>();
        List<UidSet.Range> ranges = uids.ranges();
        for (int i = 0; i < segments.size(); i++) {
            if (!segments.get(i).maxModSeq().isAfter(since)) {
                continue;
            }
            BitSet rows = segments.get(i).contents().rowsOf(ranges);
            segments.get(i).keepChanged(rows, since);
            if (!rows.isEmpty()) {
                selected.add(new SelectedRows(i, segments.get(i), rows));
            }
        }
        return selected;
    }

    static UidSet uidsOf(List<SelectedRows> selected) {
        UidSet.Builder uids = UidSet.builder();
        selected.forEach(it -> it.rows().stream().forEach(row -> uids.add(it.segment().uid(row))));
        return uids.build();
    }

    Messages with(UidSet uids, FlagChange change, ModSeq seq) {
        List<Segment> changed = new ArrayList<>(segments);
        for (SelectedRows it : select(uids)) {
            changed.set(it.position(), it.segment().with(it.rows(), change, seq));
        }
        return new Messages(List.copyOf(changed));
    }

    Messages without(UidSet uids, ModSeq seq) {
        List<Segment> rest = new ArrayList<>(segments);
        for (SelectedRows it : select(uids)) {
            rest.set(it.position(), it.segment().without(it.rows(), seq));
        }
        List<Segment> joined = new ArrayList<>();
        for (Segment segment : rest) {
            if (!joined.isEmpty() && areSmall(joined.getLast(), segment)) {
                joined.add(joined.removeLast().join(segment));
            } else {
                joined.add(segment);
            }
        }
        joined.removeIf(it -> it.count() == 0);
        return joined.isEmpty() ? NONE : new Messages(List.copyOf(joined));
    }

    /** An empty one is joined always: what it knows of expunged messages must live on. */
    private static boolean areSmall(Segment one, Segment next) {
        return one.count() == 0 || next.count() == 0 || one.count() + next.count() <= JOINED_ROWS;
    }

    /** These and new ones, under UIDs from {@code first} on. */
    Messages plus(List<NewMessage> messages, Uid first, Stamp stamp) {
        Appender appender = new Appender(segments);
        long uid = first.value();
        for (NewMessage message : messages) {
            appender.open().add(message.row(new Uid(uid++), stamp), message.sentDate());
        }
        return appender.build();
    }

    /** These and copies of the selected ones, under UIDs from {@code first} on. */
    Messages plus(List<SelectedRows> copied, Uid first, Stamp stamp, Keywords keywords) {
        Appender appender = new Appender(segments);
        long uid = first.value();
        for (SelectedRows from : copied) {
            FlagColumn flags = from.segment().flags();
            List<Flags> spelled = flags.sets().stream().map(keywords::spell).toList();
            for (int row : from.rows().stream().toArray()) {
                Flags set = spelled.get(flags.index(row));
                appender.open().add(from.segment(), row, uid++, set, stamp);
            }
        }
        return appender.build();
    }

    /** Fills the last segment up, then begins new ones. */
    private static final class Appender {
        private final List<Segment> done;
        private SegmentBuilder open = new SegmentBuilder();

        Appender(List<Segment> segments) {
            done = new ArrayList<>(segments);
            if (!done.isEmpty() && done.getLast().count() < AccountLimits.SEGMENT_ROWS) {
                open.addAll(done.removeLast());
            }
        }

        SegmentBuilder open() {
            if (open.isFull()) {
                done.add(open.build());
                open = new SegmentBuilder();
            }
            return open;
        }

        Messages build() {
            if (open.count() > 0) {
                done.add(open.build());
            }
            return new Messages(List.copyOf(done));
        }
    }
}
