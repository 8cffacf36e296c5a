package io.culver.perf.report;

/** The figure to reach. */
public sealed interface Target {
    /** Measured to be known, not to be reached. */
    record None() implements Target {}

    record AtMost(double bound) implements Target {}

    record AtLeast(double bound) implements Target {}

    static Target atMost(double bound) {
        return new AtMost(bound);
    }

    static Target atLeast(double bound) {
        return new AtLeast(bound);
    }

    default boolean isReachedBy(double value) {
        return switch (this) {
            case None() -> true;
            case AtMost(double bound) -> value <= bound;
            case AtLeast(double bound) -> value >= bound;
        };
    }
}
