package io.culver.search.query;

import io.culver.search.language.WordForms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/** Tells which words are forms of one, and which are one or two errors away. For one thread. */
final class Likeness {
    /** Words of so many letters may have one other letter, and those of so many may have two. */
    private static final int ONE_ERROR = 3;

    private static final int TWO_ERRORS = 6;

    private final int letters;
    private final WordForms forms;
    private final CompiledAutomaton stretch;

    /** What accepts words with one error, and with two. */
    private final List<CompiledAutomaton> errors = new ArrayList<>();

    private final Map<BytesRef, Boolean> known = new HashMap<>();

    /**
     * @param word folded, for which {@link WordForms#isWord} is true
     */
    Likeness(String word) {
        this.letters = word.codePointCount(0, word.length());
        this.forms = new WordForms(word);
        this.stretch = WordStretch.of(forms);
        int most = letters < ONE_ERROR ? 0 : letters < TWO_ERRORS ? 1 : 2;
        for (int count = 1; count <= most; count++) {
            // People seldom mistype a word's first letter, and it spares reading all other words.
            errors.add(FuzzyQuery.getFuzzyAutomaton(word, count, 1, true));
        }
    }

    /** Where in a dictionary all forms are, among others. */
    CompiledAutomaton stretch() {
        return stretch;
    }

    boolean isForm(BytesRef term) {
        return known.computeIfAbsent(
                term,
                _ -> {
                    String other = term.utf8ToString();
                    return WordForms.isWord(other) && forms.isForm(other);
                });
    }

    /** Where in a dictionary all that is like the word is, and nothing else; if anything is. */
    Optional<CompiledAutomaton> mostErrors() {
        return errors.isEmpty() ? Optional.empty() : Optional.of(errors.getLast());
    }

    /** How like it a term is that is there: the fewer of its letters are others, the nearer 1. */
    float of(BytesRef term) {
        int count = 1;
        while (count < errors.size()
                && !errors.get(count - 1)
                        .getByteRunnable()
                        .run(term.bytes, term.offset, term.length)) {
            count++;
        }
        return 1 - (float) count / letters;
    }
}
