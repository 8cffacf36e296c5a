package io.culver.simulation;

import io.culver.mailbox.owner.LogBounds;
import io.culver.model.QuotaLimits;
import io.culver.model.QuotaResource;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How the nodes of a seed are set: with checkpoints as often as the little mail of a simulation
 * needs them.
 *
 * @param retention for how long the past is kept
 * @param room how many messages an account may hold
 */
record Climate(Duration retention, LogBounds bounds, long room) {
    private static final long BOUNDLESS = Long.MAX_VALUE / 2;

    static Climate drawn(RandomGenerator chance) {
        boolean isShort = chance.nextBoolean();
        return new Climate(
                isShort ? Duration.ofSeconds(20 + chance.nextInt(100)) : Duration.ofDays(14),
                new LogBounds(3 + chance.nextInt(40), chance.nextInt(30), chance.nextInt(10)),
                chance.nextInt(3) == 0 ? 10 + chance.nextInt(30) : BOUNDLESS);
    }

    QuotaLimits quota() {
        return room == BOUNDLESS
                ? QuotaLimits.NONE
                : new QuotaLimits(Map.of(QuotaResource.MESSAGE, room));
    }
}
