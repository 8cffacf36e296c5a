package io.culver.search.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before another try: twice as long after each failure, up to a bound, and not as
 * long as others do who failed at the same moment.
 *
 * @param first after the first failure at most
 * @param most after many failures at most
 */
record Backoff(Duration first, Duration most, RandomGenerator random) {
    private static final int DOUBLINGS = 30;

    /** Between a half and the whole of what so many failures in a row are worth. */
    Duration after(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.clamp(failures - 1, 0, DOUBLINGS));
        long nanos = (doubled.compareTo(most) < 0 ? doubled : most).toNanos();
        return Duration.ofNanos(nanos - random.nextLong(nanos / 2 + 1));
    }
}
