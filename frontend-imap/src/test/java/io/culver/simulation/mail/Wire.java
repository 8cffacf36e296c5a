package io.culver.simulation.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts what a server sends into responses, each with its literals. */
final class Wire {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)\\}\r\n$");

    private final StringBuilder octets = new StringBuilder();

    /** The responses that are complete now. */
    List<String> take(String more) {
        octets.append(more);
        List<String> responses = new ArrayList<>();
        for (int end = end(); end > 0; end = end()) {
            responses.add(octets.substring(0, end - 2));
            octets.delete(0, end);
        }
        return responses;
    }

    /** Where the first response ends; 0 if it has not yet. */
    private int end() {
        int from = 0;
        while (true) {
            int line = octets.indexOf("\r\n", from);
            if (line < 0) {
                return 0;
            }
            Matcher literal = LITERAL.matcher(octets.substring(from, line + 2));
            if (!literal.find()) {
                return line + 2;
            }
            from = line + 2 + Integer.parseInt(literal.group(1));
            if (from > octets.length()) {
                return 0;
            }
        }
    }
}
