package io.culver.mime;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Set;

/**
 * The text of an HTML document: without tags, comments, scripts and styles, entities resolved,
 * white space collapsed, a line for each block. Reads from left to right once, and stops at {@link
 * MimeLimits#HTML_TEXT_MAX} characters. After the tokenizer of the HTML standard, §13.2.5.
 */
final class HtmlText {
    private static final int END = -1;
    private static final int NOTHING = -2;
    private static final int NAME_MAX = 32;
    private static final Set<String> NO_TEXT = Set.of("script", "style", "title");

    /** Tags that do not part words. */
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn",
                    "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
                    "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr");

    private final Reader in;
    private final StringBuilder text = new StringBuilder();
    private final char[] block = new char[8192];
    private int at;
    private int end;
    private int pushedBack = NOTHING;

    /** White space that is due before the next character. */
    private char gap;

    private HtmlText(Reader in) {
        this.in = in;
    }

    /** Reads a document to its end, or until its text is long enough. */
    static String of(Reader html) throws IOException {
        return new HtmlText(html).read();
    }

    private String read() throws IOException {
        while (text.length() < MimeLimits.HTML_TEXT_MAX) {
            int c = next();
            if (c == END) {
                break;
            } else if (c == '<') {
                markup();
            } else if (c == '&') {
                entity();
            } else {
                append(c);
            }
        }
        return text.toString();
    }

    private void markup() throws IOException {
        int c = next();
        if (c == '!') {
            comment();
        } else if (c == '?') {
            skipTo('>');
        } else if (c == '/') {
            pushedBack = next();
            if (isLetter(pushedBack)) {
                tag();
            } else {
                skipTo('>');
            }
        } else if (isLetter(c)) {
            pushedBack = c;
            String name = tag();
            if (NO_TEXT.contains(name)) {
                skipContent(name);
            }
        } else {
            append('<');
            pushedBack = c;
        }
    }

    /** A tag from its name to its {@code >}; a quote counts only where a value begins. */
    private String tag() throws IOException {
        String name = name();
        int before = 0;
        int c = next();
        while (c != END && c != '>') {
            if (before == '=' && (c == '"' || c == '\'')) {
                skipTo((char) c);
            }
            before = isSpace(c) ? before : c;
            c = next();
        }
        if (!INLINE.contains(name)) {
            gap = '\n';
        }
        return name;
    }

    private String name() throws IOException {
        var name = new StringBuilder();
        int c = next();
        while (isLetter(c) || (c >= '0' && c <= '9')) {
            if (name.length() < NAME_MAX) {
                name.append((char) c);
            }
            c = next();
        }
        pushedBack = c;
        return name.toString().toLowerCase(Locale.ROOT);
    }

    /** Passes all up to the end tag of this name. */
    private void skipContent(String name) throws IOException {
        while (skipTo('<')) {
            int c = next();
            if (c != '/') {
                pushedBack = c;
            } else if (name().equals(name)) {
                skipTo('>');
                return;
            }
        }
    }

    /** A comment, or another declaration, which ends at the first {@code >}. */
    private void comment() throws IOException {
        int first = next();
        int second = first == '-' ? next() : NOTHING;
        if (second != '-') {
            pushedBack = second == NOTHING ? first : second;
            skipTo('>');
            return;
        }
        int dashes = 2; // "<!-->" is a whole comment
        int c = next();
        while (c != END && !(c == '>' && dashes >= 2)) {
            dashes = c == '-' ? dashes + 1 : 0;
            c = next();
        }
    }

    private void entity() throws IOException {
        var name = new StringBuilder();
        int c = next();
        while (name.length() < NAME_MAX && (isLetter(c) || isDigit(c) || c == '#')) {
            name.append((char) c);
            c = next();
        }
        int codePoint = HtmlEntities.codePoint(name.toString());
        if (codePoint < 0) {
            append('&');
            name.chars().forEach(this::append);
        } else {
            append(codePoint);
        }
        if (codePoint < 0 || c != ';') {
            pushedBack = c;
        }
    }

    private void append(int codePoint) {
        if (isSpace(codePoint)) {
            gap = gap == '\n' ? '\n' : ' ';
            return;
        }
        if (gap != 0 && !text.isEmpty()) {
            text.append(gap);
        }
        gap = 0;
        text.appendCodePoint(codePoint);
    }

    private boolean skipTo(char last) throws IOException {
        int c = next();
        while (c != END && c != last) {
            c = next();
        }
        return c != END;
    }

    private int next() throws IOException {
        if (pushedBack != NOTHING) {
            int c = pushedBack;
            pushedBack = NOTHING;
            return c;
        }
        if (at == end) {
            end = Math.max(0, in.read(block, 0, block.length));
            at = 0;
            if (end == 0) {
                return END;
            }
        }
        return block[at++];
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0xA0;
    }
}
