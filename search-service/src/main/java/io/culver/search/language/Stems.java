package io.culver.search.language;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The words of texts as a fuzzy search compares them: reduced to stems by the rules of the text's
 * language, and without accents.
 */
public final class Stems {
    /** Longer ones no person wrote. */
    private static final int WORD_CHARS = 32;

    private Stems() {}

    /**
     * Whether it can be compared so. Numbers, and what machines make of letters and digits, are
     * found exactly or not at all.
     *
     * @param run of letters, digits and marks
     */
    public static boolean isWord(String run) {
        return run.length() <= WORD_CHARS && run.chars().noneMatch(Character::isDigit);
    }

    /**
     * The stems of a message's words, each with how often it occurs.
     *
     * @param words folded, with how often they occur
     * @param language of the message
     */
    public static Map<String, Integer> of(Map<String, Integer> words, Optional<Language> language) {
        Map<String, Integer> stems = HashMap.newHashMap(words.size());
        UnaryOperator<String> stem =
                language.<UnaryOperator<String>>map(StemCache::of).orElse(Stems::bare);
        words.forEach((word, count) -> stems.merge(stem.apply(word), count, Integer::sum));
        return stems;
    }

    /** The language of these words, if it is one of ours. */
    public static Optional<Language> languageOf(Map<String, Integer> words) {
        return LanguageGuess.of(words);
    }

    /** All that a word may have become: nobody knows in which language it is asked for. */
    public static Set<String> anyOf(String word) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(bare(word));
        for (Language language : Language.values()) {
            forms.add(StemCache.of(language).apply(word));
        }
        return forms;
    }

    /** Without accents. */
    static String bare(String word) {
        if (word.chars().allMatch(c -> c < 0x80)) {
            return word;
        }
        StringBuilder bare = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
