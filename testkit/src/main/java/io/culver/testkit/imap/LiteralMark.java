package io.culver.testkit.imap;

/**
 * {@code literal = "{" number64 "}" CRLF *CHAR8}, and literal8, as servers send them. RFC 9051 §4.3
 */
final class LiteralMark {
    static final int NONE = -1;

    private static final int MAX_DIGITS = 18; // fits a long

    private LiteralMark() {}

    /**
     * The length that a mark ending just before {@code end} announces, or {@link #NONE}. Only
     * clients may send a literal unasked: {@code {n+}} breaks the protocol.
     */
    static long lengthBefore(byte[] buffer, int start, int end) {
        int i = end - 1;
        if (i < start || buffer[i] != '}') {
            return NONE;
        }
        long length = 0;
        long unit = 1;
        int digits = 0;
        boolean isForServers = i > start && buffer[i - 1] == '+';
        for (i -= isForServers ? 2 : 1; i >= start && buffer[i] >= '0' && buffer[i] <= '9'; i--) {
            if (++digits > MAX_DIGITS) {
                return NONE;
            }
            length += unit * (buffer[i] - '0');
            unit *= 10;
        }
        boolean isMark = digits > 0 && i >= start && buffer[i] == '{';
        if (isMark && isForServers) {
            throw new IllegalStateException("the server sends a non-synchronising literal");
        }
        return isMark ? length : NONE;
    }
}
