package io.culver.proto;

/** How much one message may ask of a codec. Encoders keep these bounds, decoders check them. */
final class Limits {
    /** Nesting of SEARCH keys: twice what a front end lets a client nest. */
    static final int CRITERIA_DEPTH = 64;

    /** SEARCH keys: five times what a front end takes in one command. */
    static final int CRITERIA_KEYS = 5_000;

    /** Nesting of MIME parts: a little more than the 100 that the reader of mail keeps apart. */
    static final int PART_DEPTH = 128;

    /** MIME parts: a little more than the 10,000 that the reader of mail keeps apart. */
    static final int PARTS = 16_384;

    private Limits() {}
}
