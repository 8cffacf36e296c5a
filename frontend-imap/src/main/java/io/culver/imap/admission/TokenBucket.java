package io.culver.imap.admission;

import java.time.Clock;
import java.time.Duration;

/** Lets so many through a second in the long run, and a burst of them at once. Thread-safe. */
final class TokenBucket {

    private final Clock clock;
    private final double perMillisecond;
    private final int burst;
    private double tokens;
    private long filledAt;

    TokenBucket(Clock clock, double perSecond, int burst) {
        this.clock = clock;
        this.perMillisecond = perSecond / 1000;
        this.burst = burst;
        this.tokens = burst;
        this.filledAt = clock.millis();
    }

    /** Takes a token if there is one. */
    synchronized boolean tryTake() {
        fill();
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /** Takes a token on credit; the time until that is paid back, zero if there was one. */
    synchronized Duration take() {
        fill();
        tokens--;
        return tokens >= 0
                ? Duration.ZERO
                : Duration.ofMillis((long) Math.ceil(-tokens / perMillisecond));
    }

    private void fill() {
        long now = clock.millis();
        long passed = Math.max(0, now - filledAt); // clocks are set back at times
        tokens = Math.min(burst, tokens + passed * perMillisecond);
        filledAt = now;
    }
}
