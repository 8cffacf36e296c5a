package io.culver.mailbox.store;

import java.util.UUID;

/** Names one object of a checkpoint. Random; never used again. */
public record ObjectId(UUID value) {
    /** The id as two numbers. */
    public long[] bits() {
        return new long[] {value.getMostSignificantBits(), value.getLeastSignificantBits()};
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
