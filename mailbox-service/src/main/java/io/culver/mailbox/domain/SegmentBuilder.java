package io.culver.mailbox.domain;

import io.culver.model.Flags;
import io.culver.model.MessageRow;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** Collects the rows of one segment by ascending UID. */
public final class SegmentBuilder {
    private final Contents.Builder contents = new Contents.Builder();
    private final FlagColumn.Builder flags = new FlagColumn.Builder(16);
    private long[] modSeqs = new long[16];
    private long maxExpungeModSeq;

    public int count() {
        return contents.count();
    }

    public boolean isFull() {
        return count() >= AccountLimits.SEGMENT_ROWS;
    }

    /** Notes that messages between these were expunged at this mod-sequence. */
    public SegmentBuilder expungedAt(long modSeq) {
        maxExpungeModSeq = Math.max(maxExpungeModSeq, modSeq);
        return this;
    }

    /**
     * Adds a message.
     *
     * @throws IllegalArgumentException if the UID does not ascend
     */
    public SegmentBuilder add(MessageRow row, Optional<LocalDate> sentDate) {
        contents.add(
                requireAscending(row.uid().value()),
                row,
                sentDate.map(it -> Math.toIntExact(it.toEpochDay())).orElse(Contents.NO_DAY));
        return mark(row.flags(), row.modSeq().value());
    }

    SegmentBuilder add(Segment from, int row) {
        long uid = requireAscending(from.contents().uid(row));
        contents.add(uid, from.contents(), row, from.contents().saved[row]);
        return mark(from.flags().get(row), from.rawModSeq(row));
    }

    /** The same message with another UID and other marks, saved now: a copy. */
    SegmentBuilder add(Segment from, int row, long uid, Flags set, Stamp stamp) {
        long saved = stamp.time().getEpochSecond();
        contents.add(requireAscending(uid), from.contents(), row, saved);
        return mark(set, stamp.seq().value());
    }

    SegmentBuilder addAll(Segment from) {
        for (int row = 0; row < from.count(); row++) {
            add(from, row);
        }
        return expungedAt(from.maxExpungeModSeq().value());
    }

    private long requireAscending(long uid) {
        if (uid <= contents.lastUid()) {
            throw new IllegalArgumentException("uids do not ascend");
        }
        return uid;
    }

    private SegmentBuilder mark(Flags set, long modSeq) {
        int row = contents.count() - 1;
        if (row == modSeqs.length) {
            modSeqs = Arrays.copyOf(modSeqs, row * 2);
        }
        modSeqs[row] = modSeq;
        flags.add(set);
        return this;
    }

    public Segment build() {
        return new Segment(
                contents.build(), flags.build(), Arrays.copyOf(modSeqs, count()), maxExpungeModSeq);
    }
}
