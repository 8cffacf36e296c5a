package io.culver.model;

import java.util.UUID;

/** Where the bytes of one stored message are. Random; never used again. */
public record BlobId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
