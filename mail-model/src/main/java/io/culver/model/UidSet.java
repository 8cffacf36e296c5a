package io.culver.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * A set of UIDs, held as ascending ranges that neither touch nor overlap, so that its cost follows
 * the number of ranges and not of UIDs. {@code uid-set} RFC 9051 §9
 */
public final class UidSet implements Iterable<Uid> {
    public static final UidSet EMPTY = new UidSet(new long[0]);

    /** First and last UID of each range, in turn. */
    private final long[] bounds;

    private UidSet(long[] bounds) {
        this.bounds = bounds;
    }

    public static UidSet of(Uid uid) {
        return new UidSet(new long[] {uid.value(), uid.value()});
    }

    public static UidSet of(Uid first, Uid last) {
        return new Builder().add(first, last).build();
    }

    public static Builder builder() {
        return new Builder();
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** How many UIDs there are. */
    public long size() {
        long size = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            size += bounds[i + 1] - bounds[i] + 1;
        }
        return size;
    }

    public int rangeCount() {
        return bounds.length / 2;
    }

    public Optional<Uid> first() {
        return isEmpty() ? Optional.empty() : Optional.of(new Uid(bounds[0]));
    }

    public Optional<Uid> last() {
        return isEmpty() ? Optional.empty() : Optional.of(new Uid(bounds[bounds.length - 1]));
    }

    public boolean contains(Uid uid) {
        int at = Arrays.binarySearch(bounds, uid.value());
        // A hit is a bound; a miss lies inside a range when its insertion point is odd.
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    public List<Range> ranges() {
        List<Range> ranges = new ArrayList<>(rangeCount());
        for (int i = 0; i < bounds.length; i += 2) {
            ranges.add(new Range(new Uid(bounds[i]), new Uid(bounds[i + 1])));
        }
        return ranges;
    }

    /** Of these so many, the highest. */
    public UidSet highest(long count) {
        Builder highest = new Builder();
        long left = count;
        for (int i = bounds.length - 2; i >= 0 && left > 0; i -= 2) {
            long first = Math.max(bounds[i], bounds[i + 1] - left + 1);
            highest.add(new Uid(first), new Uid(bounds[i + 1]));
            left -= bounds[i + 1] - first + 1;
        }
        return highest.build();
    }

    public UidSet union(UidSet other) {
        if (isEmpty() || other.isEmpty()) {
            return isEmpty() ? other : this;
        }
        Builder union = new Builder();
        int i = 0;
        int j = 0;
        while (i < bounds.length || j < other.bounds.length) {
            boolean mine =
                    j >= other.bounds.length || (i < bounds.length && bounds[i] <= other.bounds[j]);
            if (mine) {
                union.append(bounds[i], bounds[i + 1]);
                i += 2;
            } else {
                union.append(other.bounds[j], other.bounds[j + 1]);
                j += 2;
            }
        }
        return union.build();
    }

    public UidSet intersect(UidSet other) {
        Builder both = new Builder();
        int i = 0;
        int j = 0;
        while (i < bounds.length && j < other.bounds.length) {
            long first = Math.max(bounds[i], other.bounds[j]);
            long last = Math.min(bounds[i + 1], other.bounds[j + 1]);
            if (first <= last) {
                both.append(first, last);
            }
            if (bounds[i + 1] < other.bounds[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return both.build();
    }

    public UidSet minus(UidSet other) {
        Builder rest = new Builder();
        int j = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            long first = bounds[i];
            long last = bounds[i + 1];
            while (j < other.bounds.length && other.bounds[j + 1] < first) {
                j += 2;
            }
            for (int k = j; k < other.bounds.length && other.bounds[k] <= last; k += 2) {
                if (other.bounds[k] > first) {
                    rest.append(first, other.bounds[k] - 1);
                }
                first = other.bounds[k + 1] + 1;
            }
            if (first <= last) {
                rest.append(first, last);
            }
        }
        return rest.build();
    }

    @Override
    public Iterator<Uid> iterator() {
        return new Iterator<>() {
            private int range;
            private long next = bounds.length == 0 ? 0 : bounds[0];

            @Override
            public boolean hasNext() {
                return range < bounds.length;
            }

            @Override
            public Uid next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Uid uid = new Uid(next);
                if (next < bounds[range + 1]) {
                    next++;
                } else {
                    range += 2;
                    next = range < bounds.length ? bounds[range] : 0;
                }
                return uid;
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UidSet that && Arrays.equals(bounds, that.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** As the protocol writes it: {@code 1:3,7}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(bounds[i]);
            if (bounds[i + 1] > bounds[i]) {
                text.append(':').append(bounds[i + 1]);
            }
        }
        return text.toString();
    }

    /** UIDs from {@code first} to {@code last}, both included. */
    public record Range(Uid first, Uid last) {
        public Range {
            if (first.compareTo(last) > 0) {
                throw new IllegalArgumentException("range runs backwards");
            }
        }
    }

    /** Collects UIDs in any order; cheapest when they ascend. */
    public static final class Builder {
        private long[] bounds = new long[16];
        private int used;
        private boolean isSorted = true;

        public Builder add(Uid uid) {
            return append(uid.value(), uid.value());
        }

        /** Adds a range; its ends may come in either order, as in {@code seq-range}. */
        public Builder add(Uid one, Uid other) {
            return append(
                    Math.min(one.value(), other.value()), Math.max(one.value(), other.value()));
        }

        public Builder addAll(UidSet set) {
            for (int i = 0; i < set.bounds.length; i += 2) {
                append(set.bounds[i], set.bounds[i + 1]);
            }
            return this;
        }

        private Builder append(long first, long last) {
            if (used > 0 && isSorted) {
                long lastFirst = bounds[used - 2];
                long lastLast = bounds[used - 1];
                if (first >= lastFirst && first <= lastLast + 1) {
                    bounds[used - 1] = Math.max(lastLast, last);
                    return this;
                }
                isSorted = first > lastLast;
            }
            if (used == bounds.length) {
                bounds = Arrays.copyOf(bounds, used * 2);
            }
            bounds[used++] = first;
            bounds[used++] = last;
            return this;
        }

        public UidSet build() {
            if (used == 0) {
                return EMPTY;
            }
            return isSorted ? new UidSet(Arrays.copyOf(bounds, used)) : sorted();
        }

        private UidSet sorted() {
            List<long[]> ranges = new ArrayList<>(used / 2);
            for (int i = 0; i < used; i += 2) {
                ranges.add(new long[] {bounds[i], bounds[i + 1]});
            }
            ranges.sort((a, b) -> Long.compare(a[0], b[0]));
            Builder inOrder = new Builder();
            ranges.forEach(range -> inOrder.append(range[0], range[1]));
            return inOrder.build();
        }
    }
}
