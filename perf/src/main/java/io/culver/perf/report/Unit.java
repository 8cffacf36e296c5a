package io.culver.perf.report;

/** What a figure counts, and whether more of it is better. */
public enum Unit {
    SECONDS("s", false),
    MILLISECONDS("ms", false),
    MESSAGES_PER_SECOND("messages/s", true),
    KIBIBYTES("KiB", false),
    MEBIBYTES("MiB", false);

    private final String symbol;
    private final boolean isMoreBetter;

    Unit(String symbol, boolean isMoreBetter) {
        this.symbol = symbol;
        this.isMoreBetter = isMoreBetter;
    }

    String symbol() {
        return symbol;
    }

    boolean isMoreBetter() {
        return isMoreBetter;
    }

    /** How many times better ours is than theirs, by the medians; below 1 if it is worse. */
    double timesBetter(Samples ours, Samples theirs) {
        return isMoreBetter ? ours.median() / theirs.median() : theirs.median() / ours.median();
    }
}
