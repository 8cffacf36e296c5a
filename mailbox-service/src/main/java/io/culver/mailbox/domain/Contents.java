package io.culver.mailbox.domain;

import io.culver.model.UidSet;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What never changes about a segment's messages, column by column. Arrays are shared between
 * versions of a segment and never written after they were built.
 */
final class Contents {
    /** Stands for a message without a date in its header. */
    static final int NO_DAY = Integer.MIN_VALUE;

    /** Unsigned. */
    final int[] uids;

    final long[] emails;
    final long[] sizes;

    /** Of the internal date, since 1970-01-01T00:00:00Z. */
    final long[] seconds;

    final short[] zoneMinutes;

    /** Days since 1970-01-01, or {@link #NO_DAY}. */
    final int[] sentDays;

    private Contents(
            int[] uids,
            long[] emails,
            long[] sizes,
            long[] seconds,
            short[] zoneMinutes,
            int[] sentDays) {
        this.uids = uids;
        this.emails = emails;
        this.sizes = sizes;
        this.seconds = seconds;
        this.zoneMinutes = zoneMinutes;
        this.sentDays = sentDays;
    }

    int count() {
        return uids.length;
    }

    long uid(int row) {
        return Integer.toUnsignedLong(uids[row]);
    }

    /** The rows whose UIDs lie in one of the ranges, which ascend. */
    BitSet rowsOf(List<UidSet.Range> ranges) {
        BitSet rows = new BitSet(count());
        long last = uid(count() - 1);
        for (int i = firstEndingFrom(uid(0), ranges); i < ranges.size(); i++) {
            UidSet.Range range = ranges.get(i);
            if (range.first().value() > last) {
                break;
            }
            rows.set(rowFrom(range.first().value()), rowFrom(range.last().value() + 1));
        }
        return rows;
    }

    private static int firstEndingFrom(long uid, List<UidSet.Range> ranges) {
        int low = 0;
        int high = ranges.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ranges.get(middle).last().value() < uid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first row with this UID or a higher one; the number of rows if there is none. */
    int rowFrom(long uid) {
        int low = 0;
        int high = uids.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (uid(middle) < uid) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Collects rows. */
    static final class Builder {
        private int used;
        private int[] uids = new int[16];
        private long[] emails = new long[16];
        private long[] sizes = new long[16];
        private long[] seconds = new long[16];
        private short[] zoneMinutes = new short[16];
        private int[] sentDays = new int[16];

        int count() {
            return used;
        }

        long lastUid() {
            return used == 0 ? 0 : Integer.toUnsignedLong(uids[used - 1]);
        }

        void add(long uid, long email, long size, long second, int zoneMinute, int sentDay) {
            if (used == uids.length) {
                grow(used * 2);
            }
            uids[used] = (int) uid;
            emails[used] = email;
            sizes[used] = size;
            seconds[used] = second;
            zoneMinutes[used] = (short) zoneMinute;
            sentDays[used] = sentDay;
            used++;
        }

        void add(long uid, Contents from, int row) {
            add(
                    uid,
                    from.emails[row],
                    from.sizes[row],
                    from.seconds[row],
                    from.zoneMinutes[row],
                    from.sentDays[row]);
        }

        private void grow(int length) {
            uids = Arrays.copyOf(uids, length);
            emails = Arrays.copyOf(emails, length);
            sizes = Arrays.copyOf(sizes, length);
            seconds = Arrays.copyOf(seconds, length);
            zoneMinutes = Arrays.copyOf(zoneMinutes, length);
            sentDays = Arrays.copyOf(sentDays, length);
        }

        Contents build() {
            grow(used);
            return new Contents(uids, emails, sizes, seconds, zoneMinutes, sentDays);
        }
    }
}
