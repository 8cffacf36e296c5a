package io.culver.search.language;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;

/**
 * Letters without their accents, and with them: those of Latin, Greek, Cyrillic, Hebrew and Arabic.
 * In other scripts a mark makes another letter.
 */
public final class Accents {
    /** Beyond, no letters are written together with accents. */
    private static final int LAST = 0x1FFF;

    private static final int[] NONE = {};

    /** The first and the last of each row of accents that stand by themselves. */
    private static final int[] FROM = {0x0300, 0x0591, 0x0610, 0x064B, 0x0670};

    private static final int[] TO = {0x036F, 0x05C7, 0x061A, 0x065F, 0x0670};

    /** By the letter without any. */
    private static final Map<Integer, int[]> WITH_ACCENTS = withAccents();

    private Accents() {}

    private static Map<Integer, int[]> withAccents() {
        Map<Integer, BitSet> letters = new HashMap<>();
        for (int c = 0x80; c <= LAST; c++) {
            String bare = bare(Character.toString(c));
            boolean isOne = bare.codePointCount(0, bare.length()) == 1;
            if (isOne && bare.codePointAt(0) != c && Character.toLowerCase(c) == c) {
                letters.computeIfAbsent(bare.codePointAt(0), _ -> new BitSet()).set(c);
            }
        }
        Map<Integer, int[]> sorted = new HashMap<>();
        letters.forEach((letter, all) -> sorted.put(letter, all.stream().toArray()));
        return sorted;
    }

    /** A word without accents. */
    public static String bare(String word) {
        if (word.chars().allMatch(c -> c < 0x80)) {
            return word;
        }
        StringBuilder bare = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFD)
                .codePoints()
                .filter(c -> !isAccent(c))
                .forEach(bare::appendCodePoint);
        return Normalizer.normalize(bare, Normalizer.Form.NFC);
    }

    private static boolean isAccent(int c) {
        for (int row = 0; row < FROM.length; row++) {
            if (c >= FROM[row] && c <= TO[row]) {
                return true;
            }
        }
        return false;
    }

    /** An accent that stands by itself. */
    public static Automaton any() {
        return Automata.makeCharClass(FROM, TO);
    }

    /** A small letter, whatever accent it is one with. */
    public static Automaton anyOn(int letter) {
        int[] others = WITH_ACCENTS.getOrDefault(letter, NONE);
        int[] all = Arrays.copyOf(others, others.length + 1);
        all[others.length] = letter;
        Arrays.sort(all);
        return Automata.makeCharSet(all);
    }
}
