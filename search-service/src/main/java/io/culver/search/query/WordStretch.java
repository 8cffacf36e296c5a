package io.culver.search.query;

import io.culver.search.language.Accents;
import io.culver.search.language.WordForms;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CompiledAutomaton;
import org.apache.lucene.util.automaton.Operations;

/**
 * The stretches of a dictionary in which a word's forms stand: terms with the letters that all its
 * stems begin with, whatever their accents. The last of these may be others where hardly anything
 * follows ({@code happi} of {@code happy}, {@code cheval} of {@code chevaux}).
 */
final class WordStretch {
    /** More make the stretch hardly shorter, and the automaton larger. */
    private static final int LETTERS = 8;

    /** Of so many letters, the last two may be others; of fewer, the last one. */
    private static final int MANY = 6;

    /** Letters that may follow then. */
    private static final int MORE = 2;

    private static final int DETERMINIZE = 10_000;

    private static final Automaton ACCENT = Operations.optional(Accents.any());

    /** What may be written in place of two dots. */
    private static final Automaton E = Operations.optional(Automata.makeChar('e'));

    /** Words that Arabic writes as one with the next: and, so, in, as, to, will; the. */
    private static final Automaton ARABIC_BEFORE =
            Operations.concatenate(
                    List.of(
                            Operations.optional(
                                    Automata.makeCharSet(new int[] {'ب', 'س', 'ف', 'ك', 'ل', 'و'})),
                            Operations.optional(
                                    Operations.union(
                                            List.of(
                                                    Automata.makeString("ال"),
                                                    Automata.makeChar('ل'))))));

    private WordStretch() {}

    static CompiledAutomaton of(WordForms word) {
        int[] letters = beginning(word).codePoints().limit(LETTERS).toArray();
        Automaton words =
                word.stems().isEmpty() ? all(letters, letters.length) : beginningWith(letters);
        return new CompiledAutomaton(Operations.determinize(words, DETERMINIZE), false, true);
    }

    private static Automaton beginningWith(int[] letters) {
        Automaton longer =
                Operations.concatenate(
                        List.of(all(letters, letters.length), Automata.makeAnyString()));
        int others = letters.length < MANY ? 1 : 2;
        Automaton other =
                Operations.concatenate(
                        List.of(
                                all(letters, Math.max(letters.length - others, 1)),
                                Operations.repeat(Automata.makeAnyChar(), 0, others + MORE)));
        Automaton words = Operations.union(List.of(longer, other));
        return UnicodeScript.of(letters[0]) == UnicodeScript.ARABIC
                ? Operations.concatenate(List.of(ARABIC_BEFORE, words))
                : words;
    }

    /** What all stems begin with; all of the word if that is nothing. */
    private static String beginning(WordForms word) {
        String beginning = word.stems().stream().findFirst().orElse(word.bare());
        for (String stem : word.stems()) {
            int same = 0;
            while (same < Math.min(beginning.length(), stem.length())
                    && beginning.charAt(same) == stem.charAt(same)) {
                same++;
            }
            beginning = beginning.substring(0, same);
        }
        return beginning.isEmpty() ? word.bare() : beginning;
    }

    private static Automaton all(int[] letters, int count) {
        List<Automaton> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Accents.anyOn(letters[i]));
            all.add(ACCENT);
            if (letters[i] == 'a' || letters[i] == 'o' || letters[i] == 'u') {
                all.add(E);
            }
        }
        return Operations.concatenate(all);
    }
}
