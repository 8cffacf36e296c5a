package io.culver.mime;

/**
 * Reads the value of a structured field from left to right: atoms, quoted strings, comments. Bad
 * input never fails: a missing end is the end of the value. RFC 5322 §3.2, RFC 2045 §5.1
 */
final class FieldCursor {
    private static final String TSPECIALS = "()<>@,;:\\\"/[]?=";

    private final String value;
    private int at;
    private String comment = "";

    FieldCursor(String value) {
        this.value = value;
    }

    boolean atEnd() {
        return at >= value.length();
    }

    /** The next character, or NUL, which no value holds, at the end. */
    char peek() {
        return atEnd() ? '\0' : value.charAt(at);
    }

    char next() {
        return value.charAt(at++);
    }

    boolean take(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    /** Passes white space and comments, {@code CFWS}; whether there was any. */
    boolean space() {
        int start = at;
        while (!atEnd()) {
            char c = peek();
            if (c == '(') {
                comment = delimited();
            } else if (c == ' ' || c == '\t') {
                at++;
            } else {
                break;
            }
        }
        return at > start;
    }

    /** The text of the last comment that was passed; asking forgets it. */
    String takeComment() {
        String taken = comment;
        comment = "";
        return taken;
    }

    /** {@code quoted-string}, quoted pairs resolved. Stands at its opening quote. */
    String quoted() {
        at++;
        var text = new StringBuilder();
        while (!atEnd()) {
            char c = next();
            if (c == '"') {
                break;
            }
            text.append(c == '\\' && !atEnd() ? next() : c);
        }
        return text.toString();
    }

    /** {@code comment}: nested ones are counted, not recursed into. */
    private String delimited() {
        at++;
        var text = new StringBuilder();
        int depth = 1;
        while (!atEnd()) {
            char c = next();
            if (c == '\\' && !atEnd()) {
                c = next();
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                break;
            }
            text.append(c);
        }
        return text.toString().strip();
    }

    /** {@code token}, possibly empty. RFC 2045 §5.1 */
    String token() {
        int start = at;
        while (!atEnd() && peek() > ' ' && peek() != 0x7F && TSPECIALS.indexOf(peek()) < 0) {
            at++;
        }
        return value.substring(start, at);
    }

    /** What comes before any of these characters, or all that is left. */
    String until(String ends) {
        int start = at;
        while (!atEnd() && ends.indexOf(peek()) < 0) {
            at++;
        }
        return value.substring(start, at);
    }

    /** A domain literal with its brackets. Stands at the opening one. RFC 5322 §3.4.1 */
    String literal() {
        int start = at;
        until("]");
        take(']');
        return value.substring(start, at);
    }
}
