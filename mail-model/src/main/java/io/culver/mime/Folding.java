package io.culver.mime;

import java.text.Normalizer;
import java.util.Locale;

/**
 * When two texts are the same to a search: after compatibility normalization (NFKC) and full case
 * folding, which go further than RFC 9051 §6.4.4 asks: {@code STRASSE} is {@code straße}, {@code ﬁ}
 * is {@code fi}, full-width letters are letters, every sigma is a sigma, both Turkish i are an i,
 * and the typographic apostrophe is an apostrophe. Accents stay. Any white space, of which line
 * breaks are one, is as good as one space. A text folded is folded the same wherever it stands in
 * another, but for marks that combine with the character before it.
 */
public final class Folding {
    private Folding() {}

    /** A text as it is searched in, and as it is looked for. */
    public static String fold(String text) {
        return onOneLine(isAscii(text) ? text.toLowerCase(Locale.ROOT) : foldAll(text));
    }

    private static String foldAll(String text) {
        // The capital of ß, unlike ß itself, is not written SS by Java.
        String upper = normalized(text).toUpperCase(Locale.ROOT).replace("\u1E9E", "SS");
        StringBuilder folded = new StringBuilder(upper.length());
        // By character: String.toLowerCase would look at a sigma's neighbours.
        upper.codePoints().map(Folding::foldOne).forEach(folded::appendCodePoint);
        // Capitals may be written apart from marks that small letters are one with.
        return normalized(folded);
    }

    private static int foldOne(int c) {
        if (c == '\u2019') {
            return '\'';
        }
        // Half of a surrogate pair, which UTF-8 cannot write.
        boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return isHalf ? '\uFFFD' : Character.toLowerCase(c);
    }

    private static String normalized(CharSequence text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String onOneLine(String folded) {
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
