package io.culver.search.language;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;

/**
 * The stems of words that were met lately: most words of a message are among the few thousand that
 * all messages are made of, and the rules of a language take longer than all else about a word.
 */
final class StemCache implements UnaryOperator<String> {
    /** Places of a language, each for one word: some MiB where all of them are taken. */
    private static final int PLACES = 1 << 14;

    private static final Map<Language, StemCache> CACHES = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            CACHES.put(language, new StemCache(language));
        }
    }

    private final Language language;
    private final AtomicReferenceArray<Stemmed> places = new AtomicReferenceArray<>(PLACES);

    private StemCache(Language language) {
        this.language = language;
    }

    /** For all threads. */
    static StemCache of(Language language) {
        return Objects.requireNonNull(CACHES.get(language));
    }

    private record Stemmed(String word, String stem) {}

    /** The stem of a word, without accents. */
    @Override
    public String apply(String word) {
        int place = spread(word.hashCode()) & (PLACES - 1);
        Stemmed known = places.get(place);
        if (known == null || !known.word().equals(word)) {
            known = new Stemmed(word, Stems.bare(language.newStemmer().stem(word)));
            places.set(place, known);
        }
        return known.stem();
    }

    private static int spread(int hash) {
        return hash ^ hash >>> 16;
    }
}
