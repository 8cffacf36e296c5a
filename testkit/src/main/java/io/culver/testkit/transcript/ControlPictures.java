package io.culver.testkit.transcript;

/**
 * Octets that cannot be seen in a file, as Unicode's pictures of them: {@code ␀} is NUL, {@code ␍}
 * a CR that does not end the line, {@code ␠} a space at the end of a line.
 */
final class ControlPictures {
    private static final char FIRST = '␀';
    private static final char LAST = '␠'; // the space; all before it have the order of US-ASCII

    private ControlPictures() {}

    /** Pictures to what they stand for. */
    static String decode(String text) {
        var decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            decoded.append(c >= FIRST && c <= LAST ? (char) (c - FIRST) : c);
        }
        return decoded.toString();
    }

    /** Controls, and a space at the end, to their pictures. */
    static String encode(String text) {
        var encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean unseen = c < ' ' || (c == ' ' && i == text.length() - 1);
            encoded.append(unseen ? (char) (c + FIRST) : c);
        }
        return encoded.toString();
    }
}
