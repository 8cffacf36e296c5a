package io.culver.search.language;

import io.culver.mime.Folding;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a text's language by the words that are everywhere in it. A wrong guess costs little: what
 * is asked for is reduced by the rules of every language.
 */
final class LanguageGuess {
    /** Of a hundred words, how many have to be such words: in prose it is some forty. */
    private static final int SHARE = 10;

    private static final Map<String, Set<Language>> EVERYWHERE = everywhere();

    private LanguageGuess() {}

    private static Map<String, Set<Language>> everywhere() {
        Map<String, Set<Language>> words = new HashMap<>();
        for (Language language : Language.values()) {
            for (Object word : language.everywhere()) {
                words.computeIfAbsent(
                                Folding.fold(new String((char[]) word)),
                                _ -> EnumSet.noneOf(Language.class))
                        .add(language);
            }
        }
        return words;
    }

    /**
     * The language, if it is one of ours.
     *
     * @param words folded, with how often they occur
     */
    static Optional<Language> of(Map<String, Integer> words) {
        Map<Language, Integer> found = new EnumMap<>(Language.class);
        int all = 0;
        for (var word : words.entrySet()) {
            all += word.getValue();
            for (Language language : EVERYWHERE.getOrDefault(word.getKey(), Set.of())) {
                found.merge(language, word.getValue(), Integer::sum);
            }
        }
        // Of several with as many, the one that most mail is written in.
        Language best = Language.ENGLISH;
        int most = 0;
        for (var language : found.entrySet()) {
            if (language.getValue() > most
                    || (language.getValue() == most && language.getKey() == Language.ENGLISH)) {
                best = language.getKey();
                most = language.getValue();
            }
        }
        boolean isCertain = most > 0 && most * 100L >= (long) all * SHARE;
        return isCertain ? Optional.of(best) : Optional.empty();
    }
}
