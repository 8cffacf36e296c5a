package io.culver.model;

/**
 * A stretch of a message's octets: {@code length} of them from {@code offset}, which counts from 0.
 */
public record Span(long offset, long length) {
    public Span {
        if (offset < 0 || length < 0 || length > Long.MAX_VALUE - offset) {
            throw new IllegalArgumentException("span out of range");
        }
    }

    public long end() {
        return offset + length;
    }
}
