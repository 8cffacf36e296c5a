package io.culver.mailbox.usecase;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What operators see of those who watch accounts at this node. */
final class WatchMetrics {
    private final Timer lag;

    /**
     * @param accounts that are followed now, by all front ends together
     */
    WatchMetrics(MeterRegistry meters, Supplier<Number> accounts) {
        lag = meters.timer("culver.watch.lag");
        Gauge.builder("culver.watch.subscriptions", accounts).register(meters);
    }

    /** An event is on its way that this node has known since then. */
    void told(long since) {
        lag.record(System.nanoTime() - since, TimeUnit.NANOSECONDS);
    }
}
