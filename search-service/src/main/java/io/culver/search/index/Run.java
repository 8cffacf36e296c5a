package io.culver.search.index;

import java.util.ArrayList;
import java.util.List;

/**
 * A longest stretch of folded text of one {@link Kind}. What of a text looked for is a run may be
 * the part of a longer one where it begins or ends that text, and is a run there too otherwise.
 *
 * @param start where in the text it begins
 */
public record Run(Kind kind, String text, int start) {
    /** What a character is to the index. Space is neither: it only separates. */
    public enum Kind {
        /** Letters, digits and their marks, of which the languages with spaces make words. */
        WORD,
        /** All else: letters of languages without spaces, punctuation, symbols. */
        SIGNS
    }

    public int end() {
        return start + text.length();
    }

    /** How many characters it has. */
    public int length() {
        return text.codePointCount(0, text.length());
    }

    /** Its first characters, or all of them. */
    String beginning(int characters) {
        return length() <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }

    /** Its last characters, or all of them. */
    String ending(int characters) {
        return length() <= characters
                ? text
                : text.substring(text.offsetByCodePoints(text.length(), -characters));
    }

    /** All runs of a folded text, in order. */
    public static List<Run> of(String folded) {
        List<Run> runs = new ArrayList<>();
        int i = 0;
        while (i < folded.length()) {
            int start = i;
            int first = folded.codePointAt(i);
            i += Character.charCount(first);
            if (first == ' ') {
                continue;
            }
            Kind kind = kind(first);
            while (i < folded.length() && isOf(kind, folded.codePointAt(i))) {
                i += Character.charCount(folded.codePointAt(i));
            }
            runs.add(new Run(kind, folded.substring(start, i), start));
        }
        return runs;
    }

    private static boolean isOf(Kind kind, int c) {
        return c != ' ' && kind(c) == kind;
    }

    private static Kind kind(int c) {
        return !isUnspaced(c) && (Character.isLetterOrDigit(c) || isMark(c))
                ? Kind.WORD
                : Kind.SIGNS;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    /** Whether it is of a script that is written without spaces; by Unicode's blocks. */
    private static boolean isUnspaced(int c) {
        return c >= 0x0E00
                && (c <= 0x109F // Thai, Lao, Tibetan, Burmese
                        || (c >= 0x1780 && c <= 0x17FF) // Khmer
                        || (c >= 0x2E80 && c <= 0xA4CF) // Chinese, Japanese, Yi
                        || (c >= 0xF900 && c <= 0xFAFF)
                        || (c >= 0x20000 && c <= 0x3FFFF));
    }
}
