package io.culver.perf.measure;

import java.util.Locale;

/**
 * How much is measured.
 *
 * @param messages in INBOX
 * @param batch messages that one STORE, COPY or EXPUNGE changes
 * @param appends messages that are appended in one repetition
 * @param connections that idle at the same time
 * @param repetitions of what takes milliseconds; what takes seconds is repeated a few times
 */
public record Sizes(int messages, int batch, int appends, int connections, int repetitions) {
    /** Repetitions of what takes seconds. */
    static final int FEW = 3;

    /** The batch of the figures to reach. */
    private static final int BATCH = 10_000;

    public static Sizes quick(int messages) {
        return new Sizes(messages, Math.min(messages, BATCH), 800, 300, 10);
    }

    public static Sizes full(int messages) {
        return new Sizes(messages, Math.min(messages, BATCH), 4_000, 1_000, 100);
    }

    /** A number as a person reads it. */
    static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
