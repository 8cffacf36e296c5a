package io.culver.perf.storm;

/** Microseconds since the storm began; all sessions and faults of a storm have the same clock. */
public final class StormClock {
    private static final long MICRO = 1_000;

    private final long begin = System.nanoTime();

    public long now() {
        return (System.nanoTime() - begin) / MICRO;
    }
}
