package io.culver.mime;

/**
 * Words up to a special, quotes removed: what a display name, a local part or a domain is made of.
 * {@code phrase}, {@code local-part}, {@code domain} RFC 5322 §3.2.5
 */
final class Phrase {
    private final StringBuilder spaced = new StringBuilder();
    private final StringBuilder joined = new StringBuilder();

    /** Reads up to one of these characters outside quotes, comments and brackets. */
    void read(FieldCursor in, String ends) {
        while (true) {
            boolean gap = in.space();
            if (in.atEnd() || ends.indexOf(in.peek()) >= 0) {
                return;
            }
            if (gap && !spaced.isEmpty()) {
                spaced.append(' ');
            }
            add(word(in, ends));
        }
    }

    private static String word(FieldCursor in, String ends) {
        return switch (in.peek()) {
            case '"' -> in.quoted();
            case '[' -> in.literal();
            default -> in.next() + in.until(" \t(\"[" + ends);
        };
    }

    private void add(String word) {
        spaced.append(word);
        joined.append(word);
    }

    boolean isEmpty() {
        return joined.isEmpty();
    }

    /** The words with one space where there was white space or a comment. */
    String text() {
        return spaced.toString();
    }

    /** The words without the white space between them, which is no part of an address. */
    String joined() {
        return joined.toString();
    }
}
