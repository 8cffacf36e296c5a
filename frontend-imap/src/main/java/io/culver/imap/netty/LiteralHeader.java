package io.culver.imap.netty;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    private static final Pattern AT_END = Pattern.compile("(~?)\\{(\\d+)(\\+?)}$");

    static Optional<LiteralHeader> atEndOf(String line) {
        if (!line.endsWith("}")) {
            return Optional.empty();
        }
        // Only the end can match; looking there alone keeps this linear.
        int brace = line.lastIndexOf('{');
        int from = brace > 0 && line.charAt(brace - 1) == '~' ? brace - 1 : brace;
        Matcher matcher = AT_END.matcher(line);
        if (from < 0 || !matcher.region(from, line.length()).lookingAt()) {
            return Optional.empty();
        }
        String digits = matcher.group(2);
        return Optional.of(
                new LiteralHeader(
                        from,
                        digits.length() > MAX_DIGITS ? HUGE : Long.parseLong(digits),
                        matcher.group(3).isEmpty(),
                        !matcher.group(1).isEmpty()));
    }
}
