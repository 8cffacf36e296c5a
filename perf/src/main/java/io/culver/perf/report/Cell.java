package io.culver.perf.report;

import java.util.Locale;

/** Figures as a person reads them: three digits that count, the unit, the spread. */
final class Cell {
    /** A 99th percentile of fewer is the largest one; then it is called that. */
    private static final int ENOUGH_FOR_P99 = 100;

    private Cell() {}

    static String of(Samples samples, Quantity quantity) {
        Unit unit = quantity.unit();
        String median = number(samples.median()) + " " + unit.symbol();
        if (samples.count() == 1) {
            return median + " (once)";
        }
        return median + " (" + spread(samples, unit) + ", n = " + samples.count() + ")";
    }

    private static String spread(Samples samples, Unit unit) {
        if (unit.isMoreBetter()) {
            return "least " + number(samples.min());
        }
        return samples.count() >= ENOUGH_FOR_P99
                ? "p99 " + number(samples.percentile(0.99))
                : "most " + number(samples.max());
    }

    static String of(Target target, Unit unit) {
        return switch (target) {
            case Target.None() -> "";
            case Target.AtMost(double bound) -> "≤ " + number(bound) + " " + unit.symbol();
            case Target.AtLeast(double bound) -> "≥ " + number(bound) + " " + unit.symbol();
        };
    }

    static String number(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
