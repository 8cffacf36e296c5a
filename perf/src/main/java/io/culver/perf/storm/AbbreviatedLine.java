package io.culver.perf.storm;

import io.culver.perf.history.StormMail;
import io.culver.testkit.imap.ResponseLine;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A response whose literals are replaced by their digests: as short, and still of the grammar. */
final class AbbreviatedLine {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d{1,9})\\}\r\n");

    private AbbreviatedLine() {}

    static String of(ResponseLine line) {
        byte[] octets = line.octets();
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        Matcher literal = LITERAL.matcher(text);
        var shorter = new StringBuilder();
        int from = 0;
        while (literal.find(from)) {
            int end = literal.end() + Integer.parseInt(literal.group(1));
            if (end > text.length()) {
                break;
            }
            shorter.append(text, from, literal.start())
                    .append(StormMail.digest(Arrays.copyOfRange(octets, literal.end(), end)));
            from = end;
        }
        return shorter.append(text.substring(from)).toString();
    }
}
