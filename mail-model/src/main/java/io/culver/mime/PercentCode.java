package io.culver.mime;

/** Octets written as an escape character and two hexadecimal digits. RFC 2231 §4, RFC 2047 §4.2 */
final class PercentCode {
    private PercentCode() {}

    /** Characters that are no escape stand for themselves. */
    static void decode(String text, char escape, OctetBuffer out) {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            int value = c == escape && at + 1 < text.length() ? hex(text, at) : -1;
            if (value >= 0) {
                out.append(value);
                at += 2;
            } else {
                out.append(c);
            }
        }
    }

    private static int hex(String text, int at) {
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
