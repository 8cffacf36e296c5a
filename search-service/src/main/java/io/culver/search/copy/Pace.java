package io.culver.search.copy;

import io.culver.model.DataSize;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets so many octets pass in a second, whoever asks; half a second's worth at once. */
final class Pace {
    private static final long BURST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final double nanosPerOctet;

    /** When all that has passed would have passed, at an even pace. */
    private long paidUntil = System.nanoTime() - BURST_NANOS;

    Pace(DataSize perSecond) {
        this.nanosPerOctet = (double) TimeUnit.SECONDS.toNanos(1) / perSecond.octets();
    }

    /** Waits until it is this caller's turn; not at all if the thread is interrupted. */
    void await(int octets) {
        long wait = reserve(octets, System.nanoTime());
        long end = System.nanoTime() + wait;
        while (end - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private synchronized long reserve(int octets, long now) {
        if (now - BURST_NANOS - paidUntil > 0) {
            paidUntil = now - BURST_NANOS;
        }
        paidUntil += (long) (octets * nanosPerOctet);
        return Math.max(0, paidUntil - now);
    }
}
