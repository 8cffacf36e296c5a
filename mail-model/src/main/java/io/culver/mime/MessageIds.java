package io.culver.mime;

import io.culver.model.RawText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads message ids out of Message-ID, In-Reply-To and References, each in one spelling however it
 * is quoted. What is no id is passed over. Time is linear in the value. RFC 5322 §3.6.4, RFC 5256
 * §3
 */
public final class MessageIds {
    private MessageIds() {}

    /** All ids, in their order, without angle brackets. */
    public static List<String> all(RawText value) {
        List<String> ids = new ArrayList<>();
        String octets = value.octets();
        int open = -1;
        for (int at = 0; at < octets.length(); at++) {
            char c = octets.charAt(at);
            if (c == '<') {
                open = at;
            } else if (c == '>' && open >= 0) {
                normalised(octets.substring(open + 1, at)).ifPresent(ids::add);
                open = -1;
            }
        }
        return ids;
    }

    /** The first id. */
    public static Optional<String> first(RawText value) {
        return all(value).stream().findFirst();
    }

    /** {@code id-left "@" id-right}, without white space and quotes: folding may break an id. */
    private static Optional<String> normalised(String id) {
        var text = new StringBuilder(id.length());
        boolean isQuoted = false;
        for (int at = 0; at < id.length(); at++) {
            char c = id.charAt(at);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (isQuoted && c == '\\' && at + 1 < id.length()) {
                text.append(id.charAt(++at));
            } else if (isQuoted || (c != ' ' && c != '\t')) {
                text.append(c);
            }
        }
        int separator = text.lastIndexOf("@");
        boolean isId = separator > 0 && separator < text.length() - 1;
        return isId ? Optional.of(text.toString()) : Optional.empty();
    }
}
