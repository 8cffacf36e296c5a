package io.culver.model;

import java.util.UUID;

/** Names one change that a front end asks for, so that asking twice changes once. */
public record OpId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
