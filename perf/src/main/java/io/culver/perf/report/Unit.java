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
}
