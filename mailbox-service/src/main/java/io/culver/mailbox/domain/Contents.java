package io.culver.mailbox.domain;

import io.culver.model.MessageRow;
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

    /** When it came into the mailbox, in seconds since 1970-01-01T00:00:00Z. */
    final long[] saved;

    final long[] threads;

    private Contents(
            int[] uids,
            long[] emails,
            long[] sizes,
            long[] seconds,
            short[] zoneMinutes,
            int[] sentDays,
            long[] saved,
            long[] threads) {
        this.uids = uids;
        this.emails = emails;
        this.sizes = sizes;
        this.seconds = seconds;
        this.zoneMinutes = zoneMinutes;
        this.sentDays = sentDays;
        this.saved = saved;
        this.threads = threads;
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
        private long[] saved = new long[16];
        private long[] threads = new long[16];

        int count() {
            return used;
        }

        long lastUid() {
            return used == 0 ? 0 : Integer.toUnsignedLong(uids[used - 1]);
        }

        void add(long uid, MessageRow row, int sentDay) {
            begin(uid);
            emails[used] = row.email().value();
            sizes[used] = row.size().octets();
            seconds[used] = row.internalDate().instant().getEpochSecond();
            zoneMinutes[used] = (short) (row.internalDate().zone().getTotalSeconds() / 60);
            sentDays[used] = sentDay;
            saved[used] = row.saved().getEpochSecond();
            threads[used] = row.thread().value();
            used++;
        }

        /** The same message, which came into this mailbox at that second. */
        void add(long uid, Contents from, int row, long savedAt) {
            begin(uid);
            emails[used] = from.emails[row];
            sizes[used] = from.sizes[row];
            seconds[used] = from.seconds[row];
            zoneMinutes[used] = from.zoneMinutes[row];
            sentDays[used] = from.sentDays[row];
            saved[used] = savedAt;
            threads[used] = from.threads[row];
            used++;
        }

        private void begin(long uid) {
            if (used == uids.length) {
                grow(used * 2);
            }
            uids[used] = (int) uid;
        }

        private void grow(int length) {
            uids = Arrays.copyOf(uids, length);
            emails = Arrays.copyOf(emails, length);
            sizes = Arrays.copyOf(sizes, length);
            seconds = Arrays.copyOf(seconds, length);
            zoneMinutes = Arrays.copyOf(zoneMinutes, length);
            sentDays = Arrays.copyOf(sentDays, length);
            saved = Arrays.copyOf(saved, length);
            threads = Arrays.copyOf(threads, length);
        }

        Contents build() {
            grow(used);
            return new Contents(
                    uids, emails, sizes, seconds, zoneMinutes, sentDays, saved, threads);
        }
    }
}
