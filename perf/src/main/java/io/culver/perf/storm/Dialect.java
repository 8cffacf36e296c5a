package io.culver.perf.storm;

/** What a session's client understands. */
enum Dialect {
    PLAIN(""),
    CONDSTORE("CONDSTORE"),
    QRESYNC("QRESYNC"),
    REV2("IMAP4rev2 QRESYNC");

    private final String enabled;

    Dialect(String enabled) {
        this.enabled = enabled;
    }

    static Dialect of(int session) {
        return values()[session % values().length];
    }

    /** What it enables; empty if nothing. */
    String enabled() {
        return enabled;
    }

    boolean hasModSeqs() {
        return this != PLAIN;
    }

    boolean resynchronizes() {
        return this == QRESYNC || this == REV2;
    }
}
