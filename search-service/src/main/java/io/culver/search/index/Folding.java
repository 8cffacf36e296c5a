package io.culver.search.index;

import java.text.Normalizer;
import java.util.Locale;

/**
 * When two texts are the same to a search: after compatibility normalization (NFKC) and full case
 * folding, which go further than RFC 9051 §6.4.4 asks: {@code STRASSE} is {@code straße}, {@code ﬁ}
 * is {@code fi}, full-width letters are letters, every sigma is a sigma, and both Turkish i are an
 * i. Accents stay. A text folded is folded the same wherever it stands in another, but for marks
 * that combine with the character before it.
 */
public final class Folding {
    private Folding() {}

    public static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(upper.length());
        // By character: String.toLowerCase would look at a sigma's neighbours.
        upper.codePoints().map(Character::toLowerCase).forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Folds the value of a header field, where any white space is as good as one space. */
    public static String foldLine(String text) {
        String folded = fold(text);
        StringBuilder line = new StringBuilder(folded.length());
        boolean wasSpace = false;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            boolean isSpace = Character.isWhitespace(c);
            if (!isSpace || !wasSpace) {
                line.append(isSpace ? ' ' : c);
            }
            wasSpace = isSpace;
        }
        return line.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
