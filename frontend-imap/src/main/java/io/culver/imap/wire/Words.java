package io.culver.imap.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Words of the protocol, and what each stands for. They are found in any case, and where they stand
 * in a line, so that none of them becomes a text of its own.
 */
public final class Words<T> {

    private final Map<String, T> byWord = new TreeMap<>();
    private final List<List<Word<T>>> byLength = new ArrayList<>();

    private record Word<T>(String text, Optional<T> meaning) {}

    /** Adds a word, in upper case. */
    public void add(String word, T meaning) {
        if (byWord.putIfAbsent(word, meaning) != null) {
            throw new IllegalStateException(word + " is in the grammar twice");
        }
        while (byLength.size() <= word.length()) {
            byLength.add(new ArrayList<>());
        }
        byLength.get(word.length()).add(new Word<>(word, Optional.of(meaning)));
    }

    /** What this word stands for, in any case. */
    public Optional<T> find(String word) {
        return find(word, 0, word.length());
    }

    /** What this part of a line stands for. */
    Optional<T> find(CharSequence line, int from, int to) {
        int length = to - from;
        List<Word<T>> candidates = length < byLength.size() ? byLength.get(length) : List.of();
        for (int i = 0; i < candidates.size(); i++) {
            Word<T> word = candidates.get(i);
            if (isAt(line, from, word.text())) {
                return word.meaning();
            }
        }
        return Optional.empty();
    }

    /** Whether this word, given in upper case, stands there in any case. */
    static boolean isAt(CharSequence line, int from, String word) {
        if (from + word.length() > line.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            char c = line.charAt(from + i);
            int upper = c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c;
            if (upper != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** What there is, in the order of the words. */
    public Collection<T> all() {
        return Collections.unmodifiableCollection(byWord.values());
    }
}
