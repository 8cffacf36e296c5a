package io.culver.mime;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** The collation i;unicode-casemap. RFC 5051 */
public final class UnicodeCasemap {
    private static final int FIRST_HANGUL = 0xAC00;
    private static final int LAST_HANGUL = 0xD7A3;

    private UnicodeCasemap() {}

    /**
     * The text's key: octets that are equal, or in order as unsigned numbers, where the texts are.
     * RFC 5051 §2
     */
    public static byte[] key(String text) {
        var key = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(point, key));
        return key.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(int point, StringBuilder key) {
        int title = Character.toTitleCase(point);
        // Each by itself: the marks of neighbours are not brought into canonical order. Hangul has
        // no decompositions in UnicodeData.txt.
        if (title < 0x80 || (title >= FIRST_HANGUL && title <= LAST_HANGUL)) {
            key.appendCodePoint(title);
        } else {
            key.append(Normalizer.normalize(Character.toString(title), Normalizer.Form.NFKD));
        }
    }
}
