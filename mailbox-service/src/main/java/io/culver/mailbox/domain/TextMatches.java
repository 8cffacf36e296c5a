package io.culver.mailbox.domain;

import java.util.List;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/**
 * The contents that match what is asked of text, and how well if that was asked fuzzily.
 *
 * @param scores of each of the email ids, in ascending order; empty if all match alike
 */
public record TextMatches(Roaring64NavigableMap emails, List<Float> scores) {
    public TextMatches {
        scores = List.copyOf(scores);
        if (!scores.isEmpty() && scores.size() != emails.getIntCardinality()) {
            throw new IllegalArgumentException("not as many scores as matches");
        }
    }

    /** Of an exact search. */
    public static TextMatches unscored(Roaring64NavigableMap emails) {
        return new TextMatches(emails, List.of());
    }

    public boolean contains(long email) {
        return emails.contains(email);
    }

    /** Of one that matches; 0 of any other. */
    double score(long email) {
        return scores.isEmpty() || !contains(email)
                ? 0
                : scores.get(Math.toIntExact(emails.rankLong(email) - 1));
    }
}
