package io.culver.mailbox.domain;

import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MessageRow;
import io.culver.model.ModSeq;
import io.culver.model.ThreadId;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Up to {@link AccountLimits#SEGMENT_ROWS} messages of a mailbox by ascending UID, column by
 * column. Immutable: a change of flags copies two columns and shares the others. Rows count from 0.
 */
public final class Segment {
    private final Contents contents;
    private final FlagColumn flags;
    private final long[] modSeqs;
    private final long maxModSeq;
    private final long maxExpungeModSeq;
    private final int unseen;
    private final int deleted;
    private final long octets;
    private final long deletedOctets;

    Segment(Contents contents, FlagColumn flags, long[] modSeqs, long maxExpungeModSeq) {
        this.contents = contents;
        this.flags = flags;
        this.modSeqs = modSeqs;
        this.maxModSeq = Arrays.stream(modSeqs).max().orElse(0);
        this.maxExpungeModSeq = maxExpungeModSeq;
        this.unseen = flags.rowsWhere(Messages::isUnseen).cardinality();
        BitSet deletedRows = flags.rowsWhere(it -> it.contains(Flag.DELETED));
        this.deleted = deletedRows.cardinality();
        this.octets = Arrays.stream(contents.sizes).sum();
        this.deletedOctets = octets(deletedRows);
    }

    public int count() {
        return contents.count();
    }

    public Uid uid(int row) {
        return new Uid(contents.uid(row));
    }

    public EmailId email(int row) {
        return new EmailId(contents.emails[row]);
    }

    public FlagColumn flags() {
        return flags;
    }

    public ModSeq modSeq(int row) {
        return new ModSeq(modSeqs[row]);
    }

    public DataSize size(int row) {
        return new DataSize(contents.sizes[row]);
    }

    public InternalDate internalDate(int row) {
        return new InternalDate(
                Instant.ofEpochSecond(contents.seconds[row]),
                ZoneOffset.ofTotalSeconds(contents.zoneMinutes[row] * 60));
    }

    /** The calendar date of the Date field, if the message has one. */
    public Optional<LocalDate> sentDate(int row) {
        int day = contents.sentDays[row];
        return day == Contents.NO_DAY ? Optional.empty() : Optional.of(LocalDate.ofEpochDay(day));
    }

    /** When the message came into the mailbox, to the second. */
    public Instant saved(int row) {
        return Instant.ofEpochSecond(contents.saved[row]);
    }

    public ThreadId thread(int row) {
        return new ThreadId(contents.threads[row]);
    }

    public MessageRow row(int row) {
        return new MessageRow(
                uid(row),
                email(row),
                thread(row),
                flags.get(row),
                modSeq(row),
                size(row),
                internalDate(row),
                saved(row));
    }

    /** The highest mod-sequence of its messages: no message in it has changed since. */
    public ModSeq maxModSeq() {
        return new ModSeq(maxModSeq);
    }

    /** Of the last change that took a message out of it; zero if none did. RFC 7162 §3.2.5.1 */
    public ModSeq maxExpungeModSeq() {
        return new ModSeq(maxExpungeModSeq);
    }

    int unseen() {
        return unseen;
    }

    int deleted() {
        return deleted;
    }

    long octets() {
        return octets;
    }

    long deletedOctets() {
        return deletedOctets;
    }

    /** The sum of the sizes of these rows. */
    final long octets(BitSet rows) {
        return rows.stream().mapToLong(row -> contents.sizes[row]).sum();
    }

    Contents contents() {
        return contents;
    }

    /** Days since 1970-01-01 of the internal date, as its own zone counts them. */
    long arrivalDay(int row) {
        return Math.floorDiv(contents.seconds[row] + contents.zoneMinutes[row] * 60L, 86_400L);
    }

    /** Days since 1970-01-01 in UTC of the moment when it came into the mailbox. */
    long savedDay(int row) {
        return Math.floorDiv(contents.saved[row], 86_400L);
    }

    long rawModSeq(int row) {
        return modSeqs[row];
    }

    /** The same for all versions of a segment that differ in flags and mod-sequences only. */
    public Object identity() {
        return contents;
    }

    /** The rows that changed after {@code since}. */
    public BitSet changedSince(ModSeq since) {
        BitSet rows = allRows();
        keepChanged(rows, since);
        return rows;
    }

    /** Begins another version of it, with the same messages. */
    public Marking marking() {
        return new Marking();
    }

    /** Another version of the segment, in the making. */
    public final class Marking {
        private final Flags[] marked = new Flags[count()];
        private final long[] changed = modSeqs.clone();

        private Marking() {
            Arrays.setAll(marked, flags::get);
        }

        /** The row's flags and mod-sequence from now on. */
        public void mark(int row, Flags set, ModSeq modSeq) {
            marked[row] = set;
            changed[row] = modSeq.value();
        }

        public Segment build() {
            var column = new FlagColumn.Builder(marked.length);
            for (Flags set : marked) {
                column.add(set);
            }
            return new Segment(contents, column.build(), changed, maxExpungeModSeq);
        }
    }

    BitSet allRows() {
        BitSet all = new BitSet(count());
        all.set(0, count());
        return all;
    }

    /** Leaves only those of the rows that changed after {@code since}. */
    void keepChanged(BitSet rows, ModSeq since) {
        if (since.equals(ModSeq.ZERO)) {
            return;
        }
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            rows.set(row, modSeqs[row] > since.value());
        }
    }

    UidSet uids(BitSet rows) {
        UidSet.Builder uids = UidSet.builder();
        rows.stream().forEach(row -> uids.add(uid(row)));
        return uids.build();
    }

    /** Those of the rows whose flags the change makes different. */
    BitSet changing(BitSet rows, FlagChange change) {
        BitSet changing = flags.rowsWhere(it -> !change.applyTo(it).equals(it));
        changing.and(rows);
        return changing;
    }

    Segment with(BitSet rows, FlagChange change, ModSeq seq) {
        long[] changed = modSeqs.clone();
        rows.stream().forEach(row -> changed[row] = seq.value());
        return new Segment(contents, flags.with(rows, change::applyTo), changed, maxExpungeModSeq);
    }

    Segment without(BitSet rows, ModSeq seq) {
        SegmentBuilder rest = new SegmentBuilder();
        rest.expungedAt(Math.max(maxExpungeModSeq, seq.value()));
        for (int row = rows.nextClearBit(0); row < count(); row = rows.nextClearBit(row + 1)) {
            rest.add(this, row);
        }
        return rest.build();
    }

    /** This one and the next one of the mailbox in one. */
    Segment join(Segment next) {
        SegmentBuilder both = new SegmentBuilder();
        both.addAll(this);
        both.addAll(next);
        return both.build();
    }
}
