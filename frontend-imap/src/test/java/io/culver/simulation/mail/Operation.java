package io.culver.simulation.mail;

import io.culver.model.OpId;
import java.util.LinkedHashSet;
import java.util.Set;

/** A wish, and what its client knows of it. Times are what the log's head was then. */
final class Operation {
    final String client;
    final Wish wish;
    final long invokedAt;
    final Set<OpId> ids = new LinkedHashSet<>();
    Outcome outcome = Outcome.UNKNOWN;
    long endedAt = Long.MAX_VALUE;

    /** The line that ended it. */
    String answer = "";

    enum Outcome {
        OK,
        NO,
        /** The connection was gone before the answer. */
        UNKNOWN
    }

    Operation(String client, Wish wish, long invokedAt) {
        this.client = client;
        this.wish = wish;
        this.invokedAt = invokedAt;
    }

    @Override
    public String toString() {
        return "%s: %s [%d, %d] %s %s".formatted(client, wish, invokedAt, endedAt, outcome, answer);
    }
}
