package io.culver.model;

/**
 * The place of a change in its account's log, and so the mod-sequence of everything that the change
 * touched. 63 bits. RFC 7162 §3.1
 */
public record ModSeq(long value) implements Comparable<ModSeq> {
    /** Before the first change of an account. */
    public static final ModSeq ZERO = new ModSeq(0);

    public ModSeq {
        if (value < 0) {
            throw new IllegalArgumentException("mod-sequence is negative: " + value);
        }
    }

    public ModSeq next() {
        return new ModSeq(value + 1);
    }

    public boolean isAfter(ModSeq other) {
        return value > other.value;
    }

    @Override
    public int compareTo(ModSeq other) {
        return Long.compare(value, other.value);
    }
}
