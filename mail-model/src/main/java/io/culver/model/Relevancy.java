package io.culver.model;

import java.util.Arrays;

/**
 * How well messages match what was searched for, from 1 to {@link #MOST}. Without anything fuzzy in
 * a search, all that are found match as well as can be. RFC 6203 §4
 */
public final class Relevancy {
    public static final int MOST = 100;
    public static final Relevancy ALIKE = new Relevancy(new long[0]);

    private static final int SCORE_BITS = 8;

    /** Ascending: UIDs, each with its score in the lowest octet. */
    private final long[] scores;

    private Relevancy(long[] scores) {
        this.scores = scores;
    }

    /**
     * Of these messages.
     *
     * @param scores of each, in the order of the UIDs
     * @throws IllegalArgumentException if there are not as many, or one is not a score
     */
    public static Relevancy of(Iterable<Uid> uids, byte[] scores) {
        long[] all = new long[scores.length];
        int next = 0;
        for (Uid uid : uids) {
            if (next == all.length) {
                throw new IllegalArgumentException("messages without a score");
            }
            byte score = scores[next];
            if (score < 1 || score > MOST) {
                throw new IllegalArgumentException("score out of range: " + score);
            }
            all[next++] = uid.value() << SCORE_BITS | score;
        }
        if (next < all.length) {
            throw new IllegalArgumentException("scores without a message");
        }
        Arrays.sort(all);
        return new Relevancy(all);
    }

    /** The message's score. */
    public int of(Uid uid) {
        long wanted = uid.value() << SCORE_BITS;
        int place = -1 - Arrays.binarySearch(scores, wanted); // there is no score 0
        boolean isThere = place < scores.length && scores[place] >> SCORE_BITS == uid.value();
        return isThere ? (int) (scores[place] - wanted) : MOST;
    }
}
