package io.culver.search.language;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The forms of a word that is asked for in a language that nobody knows: words of which the rules
 * of some language make the same stem, but for accents. For one thread.
 */
public final class WordForms {
    /** Longer ones no person wrote. */
    private static final int WORD_CHARS = 32;

    /** Stems that have not so many letters of the word are of words of other languages. */
    private static final int STEM_CHARS = 2;

    private final String bare;
    private final Map<Language, Stem> stems = new EnumMap<>(Language.class);

    /**
     * @param word folded, for which {@link #isWord} is true
     */
    public WordForms(String word) {
        this.bare = Accents.bare(word);
        for (Language language : Language.values()) {
            if (language.isWrittenWith(word.codePointAt(0))) {
                Language.Stemmer stemmer = language.newStemmer();
                String stem = Accents.bare(stemmer.stem(word));
                if (stem.length() >= STEM_CHARS && bare.contains(stem.substring(0, STEM_CHARS))) {
                    stems.put(language, new Stem(stemmer, stem));
                }
            }
        }
    }

    /**
     * Whether a run of letters, digits and marks has forms. Numbers, and what machines make of
     * letters and digits, are found exactly or not at all.
     */
    public static boolean isWord(String run) {
        return run.length() <= WORD_CHARS && run.chars().noneMatch(Character::isDigit);
    }

    /** The word without accents. */
    public String bare() {
        return bare;
    }

    /** The stems that the languages make of it, without accents. */
    public Set<String> stems() {
        Set<String> all = new LinkedHashSet<>();
        stems.values().forEach(stem -> all.add(stem.text()));
        return all;
    }

    /** Whether a folded word is one of them. */
    public boolean isForm(String other) {
        return Accents.bare(other).equals(bare)
                || stems.values().stream().anyMatch(stem -> stem.isOf(other));
    }

    private record Stem(Language.Stemmer stemmer, String text) {
        boolean isOf(String word) {
            return Accents.bare(stemmer.stem(word)).equals(text);
        }
    }
}
