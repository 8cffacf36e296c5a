package io.culver.search.ingest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** Tries come less and less often, and not all at once. */
class BackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration MOST = Duration.ofSeconds(30);

    private final Backoff backoff =
            new Backoff(
                    FIRST, MOST, RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_123));

    @Test
    void doublesUpToItsBound() {
        Duration whole = FIRST;
        for (int failures = 1; failures <= 10; failures++) {
            assertBetween(whole.dividedBy(2), backoff.after(failures), whole);
            whole = whole.multipliedBy(2).compareTo(MOST) < 0 ? whole.multipliedBy(2) : MOST;
        }
        assertBetween(MOST.dividedBy(2), backoff.after(Integer.MAX_VALUE), MOST);
    }

    @Test
    void isHardlyEverTheSame() {
        Set<Duration> delays = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            delays.add(backoff.after(5));
        }
        assertTrue(delays.size() > 90, delays::toString);
    }

    private static void assertBetween(Duration least, Duration delay, Duration most) {
        assertTrue(delay.compareTo(least) >= 0 && delay.compareTo(most) <= 0, delay::toString);
    }
}
