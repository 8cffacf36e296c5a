package io.culver.search.index;

import java.util.List;
import java.util.SortedMap;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/**
 * The email ids of messages that match, and how well each of them does.
 *
 * @param scores of each of the emails, in ascending order; none if they match alike
 */
public record Ranking(Roaring64NavigableMap emails, List<Float> scores) {
    public Ranking {
        scores = List.copyOf(scores);
    }

    /** Of an exact query, which all match alike. */
    public static Ranking unscored(Roaring64NavigableMap emails) {
        return new Ranking(emails, List.of());
    }

    static Ranking of(SortedMap<Long, Float> scores) {
        var emails = new Roaring64NavigableMap();
        scores.keySet().forEach(emails::addLong);
        return new Ranking(emails, List.copyOf(scores.values()));
    }
}
