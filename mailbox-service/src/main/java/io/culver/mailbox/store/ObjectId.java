package io.culver.mailbox.store;

import java.util.UUID;

/** Names one object of a checkpoint. Random; never used again. */
public record ObjectId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
