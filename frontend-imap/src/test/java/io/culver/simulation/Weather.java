package io.culver.simulation;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How bad it is: probabilities, each for one call.
 *
 * @param storeRefuses certainly without effect
 * @param appendLost its outcome is unknown, and it has none
 * @param appendApplied its outcome is unknown, and it was applied
 * @param appendLate its outcome is unknown, and it is applied later, if it still can be
 * @param readStale a read that may be is of an earlier state
 * @param storeSlow a call of the store takes seconds
 * @param requestLost a call ends on its way there
 * @param answerLost a call ends on its way back
 * @param requestLate the caller has given up when the call arrives
 * @param streamBreaks a stream of changes breaks within seconds
 * @param strayed a call goes to another node than the account's
 */
public record Weather(
        double storeRefuses,
        double appendLost,
        double appendApplied,
        double appendLate,
        double readStale,
        double storeSlow,
        double requestLost,
        double answerLost,
        double requestLate,
        double streamBreaks,
        double strayed) {
    public static final Weather CALM = new Weather(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * Some seeds see much of one fault and nothing of others: that finds more than all a little.
     */
    public static Weather drawn(RandomGenerator chance) {
        return new Weather(
                share(chance, 0.05),
                share(chance, 0.2),
                share(chance, 0.2),
                share(chance, 0.2),
                share(chance, 1),
                share(chance, 0.05),
                share(chance, 0.1),
                share(chance, 0.1),
                share(chance, 0.1),
                share(chance, 1),
                share(chance, 0.5));
    }

    private static double share(RandomGenerator chance, double most) {
        return chance.nextInt(3) == 0 ? 0 : most * chance.nextDouble() * chance.nextDouble();
    }

    /** How long a call of the store or a packet takes, mostly. */
    public static Duration usualDelay(RandomGenerator chance) {
        long micros = chance.nextInt(10) == 0 ? 30_000 : 1_500;
        return Duration.ofNanos(1 + chance.nextLong(micros * 1_000));
    }

    /** What is slow takes seconds, but less than anybody's patience. */
    public static Duration longDelay(RandomGenerator chance) {
        return Duration.ofMillis(500 + chance.nextLong(6_000));
    }
}
