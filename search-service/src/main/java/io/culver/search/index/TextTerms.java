package io.culver.search.index;

import io.culver.search.language.WordForms;
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

    private TextTerms() {}

    /** Those of a folded text, each as often as it occurs. */
    static void each(String folded, Consumer<String> terms) {
        for (Run run : Run.of(folded)) {
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
