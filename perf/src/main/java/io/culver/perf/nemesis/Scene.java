package io.culver.perf.nemesis;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Where something happens: the cluster, and chance and time.
 *
 * @param length how long what is paused, cut off or dead stays so
 */
record Scene(StormCluster cluster, Duration length, RandomGenerator random) {

    <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    /** Lets it go on for its length. */
    void last() throws InterruptedException {
        last(length);
    }

    static void last(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /** Does something again and again until the length is over. */
    void repeat(Step step) throws IOException, InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        do {
            step.take();
        } while (System.nanoTime() < end);
    }

    /** One of many. */
    interface Step {
        void take() throws IOException, InterruptedException;
    }
}
