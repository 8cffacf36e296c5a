package io.culver.model;

import java.util.UUID;

/** A user's whole mail: the unit of ordering. */
public record AccountId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
