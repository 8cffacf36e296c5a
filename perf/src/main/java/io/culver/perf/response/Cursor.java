package io.culver.perf.response;

import java.util.function.IntPredicate;

/** Goes over one response, a character an octet, and takes the tokens of RFC 9051 §4. */
final class Cursor {
    private static final String SPECIALS = "(){ %*\"\\]";
    private static final int MAX_DIGITS = 18; // fits a long
    private static final int DELETE = 0x7F;
    private static final int MAX_QUOTED = 0xFF;

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    boolean isAtEnd() {
        return at == text.length();
    }

    boolean sees(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    /** Whether this comes next, in any case. */
    boolean sees(String word) {
        return text.regionMatches(true, at, word, 0, word.length());
    }

    boolean takes(char c) {
        boolean isNext = sees(c);
        at += isNext ? 1 : 0;
        return isNext;
    }

    boolean takes(String word) {
        boolean isNext = sees(word);
        at += isNext ? word.length() : 0;
        return isNext;
    }

    Cursor expect(char c) {
        if (!takes(c)) {
            throw new UngrammaticalException("'" + c + "'", at);
        }
        return this;
    }

    Cursor expect(String word) {
        if (!takes(word)) {
            throw new UngrammaticalException(word, at);
        }
        return this;
    }

    Cursor space() {
        return expect(' ');
    }

    void end() {
        if (!isAtEnd()) {
            throw new UngrammaticalException("the end of the line", at);
        }
    }

    UngrammaticalException expected(String what) {
        return new UngrammaticalException(what, at);
    }

    private String run(IntPredicate accepted, String what) {
        int start = at;
        while (at < text.length() && accepted.test(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw expected(what);
        }
        return since(start);
    }

    /** {@code atom = 1*ATOM-CHAR} */
    String atom() {
        return run(Cursor::isAtomCharacter, "an atom");
    }

    private static boolean isAtomCharacter(int c) {
        return c > ' ' && c < DELETE && SPECIALS.indexOf(c) < 0;
    }

    /** {@code text = 1*TEXT-CHAR} up to the end; octets beyond ASCII as RFC 9051 allows. */
    String text() {
        return run(c -> c != 0 && c != '\r' && c != '\n', "text");
    }

    /** The text of a code we do not know: {@code 1*<any TEXT-CHAR except "]">}. */
    String codeText() {
        return run(c -> c != 0 && c != '\r' && c != '\n' && c != ']', "text");
    }

    /** {@code number64}, without leading zeros. */
    long number() {
        String digits = run(c -> c >= '0' && c <= '9', "a number");
        if (digits.length() > MAX_DIGITS || (digits.length() > 1 && digits.charAt(0) == '0')) {
            throw expected("a number without leading zeros");
        }
        return Long.parseLong(digits);
    }

    /** {@code nz-number} */
    long positive() {
        long number = number();
        if (number == 0) {
            throw expected("a number above zero");
        }
        return number;
    }

    /** {@code string = quoted / literal}: its value. */
    String string() {
        return sees('"') ? quoted() : literal();
    }

    private String quoted() {
        expect('"');
        var value = new StringBuilder();
        while (!takes('"')) {
            boolean isEscape = takes('\\');
            if (isAtEnd()) {
                throw expected("a closing quote");
            }
            char c = text.charAt(at++);
            boolean isSpecial = c == '"' || c == '\\';
            if (isEscape != isSpecial || c == 0 || c == '\r' || c == '\n' || c > MAX_QUOTED) {
                throw expected("a quoted character");
            }
            value.append(c);
        }
        return value.toString();
    }

    private String literal() {
        expect('{');
        long length = number();
        expect('}').expect('\r').expect('\n');
        if (length > text.length() - at) {
            throw expected(length + " octets");
        }
        at += (int) length;
        return since(at - (int) length);
    }

    /** {@code nstring = string / nil}; NIL is the empty string here. */
    String nstring() {
        return takes("NIL") ? "" : string();
    }

    /** {@code astring = 1*ASTRING-CHAR / string} */
    String astring() {
        if (sees('"') || sees('{')) {
            return string();
        }
        return run(c -> isAtomCharacter(c) || c == ']', "an astring");
    }

    /** {@code list-mailbox} and the like: an atom may hold wildcards in its place. */
    String mailbox() {
        return astring();
    }

    /** {@code flag / flag-perm} */
    String flag() {
        int start = at;
        if (takes('\\')) {
            if (!takes('*')) {
                atom();
            }
        } else {
            atom();
        }
        return since(start);
    }

    /** A sequence set without {@code *}, such as {@code 1:3,7}. */
    String set() {
        int start = at;
        do {
            positive();
            if (takes(':')) {
                positive();
            }
        } while (takes(','));
        return since(start);
    }
}
