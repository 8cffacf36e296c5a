package io.culver.imap.limits;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts how often clients ran into which limit. */
public final class LimitHits {

    private final MeterRegistry meters;

    public LimitHits(MeterRegistry meters) {
        this.meters = meters;
    }

    public void count(Limit limit) {
        meters.counter("imap.limit.hits", "limit", limit.tag()).increment();
    }
}
