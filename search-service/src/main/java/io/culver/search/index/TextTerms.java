package io.culver.search.index;

import io.culver.search.language.WordForms;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The terms that a text is found by: its words whole, and of its signs each two that stand
 * together. Both are kept so that the terms which contain, begin with or end with what was looked
 * for name all texts that do, whatever its length.
 */
public final class TextTerms {
    /** Longer words, which no person wrote, are kept in pieces of this length that overlap. */
    private static final int PIECE = 64;

    /** The most characters of a word that surely stand together in one term. */
    public static final int WORD_MAX = PIECE / 2;

    /**
     * Characters of each of two neighbours in their term. Of 4,000 messages, the words of a phrase
     * of two leave 385, of which it is in 64, and their pair 97. With three characters that would
     * be 271, since there is no pair then where a text begins or ends with a word of two.
     */
    public static final int PAIR_CHARS = 2;

    /**
     * Of a pair's term. With these, one of thirteen messages without the pair has its term; with
     * one more, half as many, and the terms take a sixth more room.
     */
    private static final int PAIR_BITS = 11;

    /** An odd number near the golden section of 2^32: makes near numbers far ones. */
    private static final int SPREAD = 0x9E3779B1;

    private TextTerms() {}

    /** Those of a text, each as often as it occurs. */
    static void each(List<Run> runs, Consumer<String> terms) {
        for (Run run : runs) {
            switch (run.kind()) {
                case WORD -> eachPiece(run.text(), terms);
                case SIGNS -> eachTwo(run.text(), terms);
            }
        }
    }

    /**
     * Those that a fuzzy search may ask for: words that people wrote, and letters without spaces.
     */
    public static void eachFuzzy(String folded, Consumer<String> terms) {
        for (Run run : Run.of(folded)) {
            switch (run.kind()) {
                case WORD -> {
                    if (WordForms.isWord(run.text())) {
                        terms.accept(run.text());
                    }
                }
                case SIGNS -> eachTwoLetters(run.text(), terms);
            }
        }
    }

    private static void eachPiece(String word, Consumer<String> terms) {
        int start = 0;
        while (word.length() - start > PIECE) {
            terms.accept(cut(word, start, start + PIECE));
            start += WORD_MAX;
        }
        terms.accept(cut(word, start, word.length()));
    }

    /** Takes a whole character where half of one stands at an end. */
    private static String cut(String word, int start, int end) {
        boolean isStartHalf = start > 0 && Character.isLowSurrogate(word.charAt(start));
        boolean isEndHalf = end < word.length() && Character.isLowSurrogate(word.charAt(end));
        return word.substring(isStartHalf ? start - 1 : start, isEndHalf ? end + 1 : end);
    }

    /**
     * Adds how words meet between which there is but space: what the first ends with and the second
     * begins with.
     */
    static void addPairs(List<Run> runs, Set<String> pairs) {
        for (int i = 1; i < runs.size(); i++) {
            if (areNeighbours(runs.get(i - 1), runs.get(i))) {
                pairs.add(pair(runs.get(i - 1), runs.get(i)));
            }
        }
    }

    /** Whether these, of which one follows the other, are words: so there is space between. */
    public static boolean areNeighbours(Run first, Run second) {
        return first.kind() == Run.Kind.WORD && second.kind() == Run.Kind.WORD;
    }

    /** The term of two neighbours, which other pairs have too. */
    public static String pair(Run first, Run second) {
        String meeting = first.ending(PAIR_CHARS) + ' ' + second.beginning(PAIR_CHARS);
        return Character.toString((meeting.hashCode() * SPREAD) >>> (Integer.SIZE - PAIR_BITS));
    }

    /** Each two letters that stand together among signs: of Chinese and the like, not of dots. */
    public static void eachTwoLetters(String signs, Consumer<String> terms) {
        int last = 0;
        for (int i = 0; i < signs.length(); i += Character.charCount(last)) {
            int c = signs.codePointAt(i);
            if (i > 0 && Character.isLetter(last) && Character.isLetter(c)) {
                terms.accept(Character.toString(last) + Character.toString(c));
            }
            last = c;
        }
    }

    /** Each two signs that stand together; the sign itself if there is but one. */
    public static void eachTwo(String signs, Consumer<String> terms) {
        int next = signs.offsetByCodePoints(0, 1);
        if (next == signs.length()) {
            terms.accept(signs);
        }
        for (int i = 0; next < signs.length(); ) {
            int end = signs.offsetByCodePoints(next, 1);
            terms.accept(signs.substring(i, end));
            i = next;
            next = end;
        }
    }
}
