package io.culver.imap.netty;

import io.culver.imap.wire.FrameOctets;
import java.util.Optional;

/**
 * The announcement of a literal at the end of a line: {@code {n}}, {@code {n+}}, {@code ~{n}}. RFC
 * 9051 §4.3
 *
 * @param start where it begins in the line
 * @param size {@link #HUGE} for numbers beyond all bounds
 * @param isSynchronizing whether the client waits to be asked for the octets
 */
record LiteralHeader(int start, long size, boolean isSynchronizing, boolean isBinary) {

    static final long HUGE = Long.MAX_VALUE;

    /** With the CR behind it; one of more digits is beyond all bounds anyway. */
    static final int LONGEST = 32;

    private static final int MAX_DIGITS = 18;

    static Optional<LiteralHeader> atEndOf(FrameOctets line) {
        int end = line.length() - 1;
        if (end < 0 || line.charAt(end) != '}') {
            return Optional.empty();
        }
        boolean isSynchronizing = end == 0 || line.charAt(end - 1) != '+';
        int digitsEnd = isSynchronizing ? end : end - 1;
        int digits = digitsEnd;
        while (digits > 0 && isDigit(line.charAt(digits - 1))) {
            digits--;
        }
        int brace = digits - 1;
        if (digits == digitsEnd || brace < 0 || line.charAt(brace) != '{') {
            return Optional.empty();
        }
        boolean isHuge = digitsEnd - digits > MAX_DIGITS;
        boolean isBinary = brace > 0 && line.charAt(brace - 1) == '~';
        return Optional.of(
                new LiteralHeader(
                        isBinary ? brace - 1 : brace,
                        isHuge ? HUGE : Long.parseLong(line, digits, digitsEnd, 10),
                        isSynchronizing,
                        isBinary));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
