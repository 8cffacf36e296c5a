package io.culver.imap.wire;

import io.culver.imap.wire.MessageSet.Range;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Ranges as a list that keeps their ends only: a client may name thousands. */
final class Ranges extends AbstractList<Range> implements RandomAccess {

    /** First and last number of each, in turn. */
    private final long[] ends;

    private Ranges(long[] ends) {
        this.ends = ends;
    }

    /** How many there are in the set that begins here, so that they find room at once. */
    static int count(FrameOctets line, int from) {
        int count = 1;
        for (int i = from; i < line.length() && Characters.isInSet(line.charAt(i)); i++) {
            count += line.charAt(i) == ',' ? 1 : 0;
        }
        return count;
    }

    static Ranges copyOf(List<Range> ranges) {
        if (ranges instanceof Ranges unchanging) {
            return unchanging;
        }
        var copy = new Builder(ranges.size());
        ranges.forEach(range -> copy.add(range.first(), range.last()));
        return copy.build();
    }

    @Override
    public Range get(int index) {
        Objects.checkIndex(index, size());
        return new Range(ends[2 * index], ends[2 * index + 1]);
    }

    @Override
    public int size() {
        return ends.length / 2;
    }

    /** Takes as many as were said to come, or fewer. */
    static final class Builder {
        private final long[] ends;
        private int used;

        Builder(int size) {
            ends = new long[2 * size];
        }

        void add(long first, long last) {
            ends[used++] = first;
            ends[used++] = last;
        }

        Ranges build() {
            return new Ranges(used == ends.length ? ends : Arrays.copyOf(ends, used));
        }
    }
}
