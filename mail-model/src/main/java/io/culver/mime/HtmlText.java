package io.culver.mime;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The text of an HTML document: without tags, comments, scripts and styles, entities resolved,
 * white space collapsed, a line for each block. Reads from left to right once, and stops at {@link
 * MimeLimits#HTML_TEXT_MAX} characters. After the tokenizer of the HTML standard, §13.2.5.
 */
public final class HtmlText {
    private static final int END = -1;
    private static final int NOTHING = -2;
    private static final int NAME_MAX = 32;

    /** Longer than any link that a person follows. */
    private static final int LINK_MAX = 2048;

    private static final int LINKS_MAX = MimeLimits.HTML_TEXT_MAX / 4;
    private static final Set<String> NO_TEXT = Set.of("script", "style", "title");

    /** Tags that do not part words. */
    private static final Set<String> INLINE =
            Set.of(
                    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn",
                    "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span",
                    "strike", "strong", "sub", "sup", "tt", "u", "var", "wbr");

    private static final Set<String> LINKING = Set.of("a", "area");

    /** Where links lead that say nothing to anybody: into the document itself, or its parts. */
    private static final List<String> NO_LINKS = List.of("#", "cid:", "data:", "javascript:");

    private final Reader in;
    private final boolean isWithLinks;
    private final Set<String> links = new LinkedHashSet<>();
    private int linksLength;
    private final StringBuilder text = new StringBuilder();
    private final char[] block = new char[8192];
    private int at;
    private int end;
    private int pushedBack = NOTHING;

    /** White space that is due before the next character. */
    private char gap;

    private HtmlText(Reader in, boolean isWithLinks) {
        this.in = in;
        this.isWithLinks = isWithLinks;
    }

    /** Reads a document to its end, or until its text is long enough. */
    static String of(Reader html) throws IOException {
        return new HtmlText(html, false).read();
    }

    /** The same, and after it where its links lead, each once and on a line of its own. */
    public static String withLinks(Reader html) throws IOException {
        return new HtmlText(html, true).read();
    }

    private String read() throws IOException {
        readText();
        for (String link : links) {
            if (text.length() + link.length() < MimeLimits.HTML_TEXT_MAX) {
                text.append(text.isEmpty() ? "" : "\n").append(link);
            }
        }
        return text.toString();
    }

    private void readText() throws IOException {
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

    /** A tag from its name to its {@code >}. */
    private String tag() throws IOException {
        String name = name();
        if (isWithLinks && LINKING.contains(name)) {
            int c = next();
            while (c != END && c != '>') {
                c = isSpace(c) ? next() : attribute(c);
            }
        } else {
            skipAttributes();
        }
        if (!INLINE.contains(name)) {
            gap = '\n';
        }
        return name;
    }

    /** Passes a tag's {@code >}; a quote counts only where a value begins. */
    private void skipAttributes() throws IOException {
        int before = 0;
        int c = next();
        while (c != END && c != '>') {
            if (before == '=' && (c == '"' || c == '\'')) {
                skipTo((char) c);
            }
            before = isSpace(c) ? before : c;
            c = next();
        }
    }

    /** A link's attribute that begins with this character; gives the one after it. */
    private int attribute(int first) throws IOException {
        var name = new StringBuilder();
        int c = first;
        do {
            keep(name, c, NAME_MAX);
            c = next();
        } while (c != END && c != '>' && c != '=' && !isSpace(c));
        while (isSpace(c)) {
            c = next();
        }
        if (c != '=') {
            return c;
        }
        do {
            c = next();
        } while (isSpace(c));
        var value = new StringBuilder();
        c = value(c, value);
        if (name.toString().equalsIgnoreCase("href")) {
            link(value.toString());
        }
        return c;
    }

    /** A value that begins with this character, which may be a quote; gives the one after it. */
    private int value(int first, StringBuilder value) throws IOException {
        int c = first;
        if (c != '"' && c != '\'') {
            while (c != END && c != '>' && !isSpace(c)) {
                keep(value, c, LINK_MAX);
                c = next();
            }
            return c;
        }
        c = next();
        while (c != END && c != first) {
            keep(value, c, LINK_MAX);
            c = next();
        }
        return next();
    }

    private void link(String value) throws IOException {
        String link = of(new StringReader(value)); // resolves entities
        String scheme = link.toLowerCase(Locale.ROOT);
        if (!link.isEmpty()
                && linksLength + link.length() <= LINKS_MAX
                && NO_LINKS.stream().noneMatch(scheme::startsWith)
                && links.add(link)) {
            linksLength += link.length();
        }
    }

    private static void keep(StringBuilder kept, int c, int max) {
        if (kept.length() < max) {
            kept.append((char) c);
        }
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
