package io.culver.model;

/** A message's number for life within one mailbox. RFC 9051 §2.3.1.1 */
public record Uid(long value) implements Comparable<Uid> {
    public static final long MAX = 0xFFFF_FFFFL;

    public Uid {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException("uid out of range: " + value);
        }
    }

    /** The UID after this one; fails beyond {@link #MAX}. */
    public Uid next() {
        return plus(1);
    }

    /** The UID {@code count} further on; fails beyond {@link #MAX}. */
    public Uid plus(long count) {
        return new Uid(value + count);
    }

    @Override
    public int compareTo(Uid other) {
        return Long.compare(value, other.value);
    }
}
