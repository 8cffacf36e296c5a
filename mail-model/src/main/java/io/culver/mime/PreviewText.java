package io.culver.mime;

import io.culver.model.BodyFields;
import io.culver.model.MessageMeta;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The preview of a message: the beginning of its first plain text, or of its first HTML where there
 * is no other text. Attachments and messages within are not looked into. RFC 8970 §3
 */
final class PreviewText {
    private static final int COMBINING_GRAPHEME_JOINER = 0x034F;

    private final OctetBuffer octets = new OctetBuffer(0);
    private Optional<BodyFields> current = Optional.empty();
    private String plain = "";
    private String html = "";

    /** A part's body begins. */
    void begin(BodyFields fields) {
        boolean wanted =
                !isAttachment(fields)
                        && ((isPlain(fields) && plain.isEmpty())
                                || (isHtml(fields) && html.isEmpty() && plain.isEmpty()));
        current = wanted ? Optional.of(fields) : Optional.empty();
        octets.clear(
                isPlain(fields)
                        ? MimeLimits.PREVIEW_PLAIN_OCTETS_MAX
                        : MimeLimits.PREVIEW_HTML_OCTETS_MAX);
    }

    void append(byte[] source, int from, int count) {
        if (current.isPresent()) {
            octets.append(source, from, count);
        }
    }

    /** The body ended after {@code length} octets. */
    void end(long length) {
        if (current.isEmpty()) {
            return;
        }
        octets.truncate((int) Math.min(Math.max(length, 0), octets.length()));
        String text = collapse(current.get(), new ByteArrayInputStream(octets.toArray()));
        if (isPlain(current.get())) {
            plain = text;
        } else {
            html = text;
        }
        current = Optional.empty();
    }

    /** White space collapsed, cut at {@link MessageMeta#MAX_PREVIEW} code points. */
    String text() {
        return plain.isEmpty() ? html : plain;
    }

    private static String collapse(BodyFields fields, InputStream body) {
        try {
            Optional<Reader> text = PartText.of(fields, body);
            return text.isPresent() ? collapse(text.get()) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array has no input errors
        }
    }

    private static String collapse(Reader text) throws IOException {
        var preview = new StringBuilder();
        int left = MessageMeta.MAX_PREVIEW;
        boolean gap = false;
        for (int c = codePoint(text); c >= 0 && left > 0; c = codePoint(text)) {
            if (isSpace(c)) {
                gap = true;
            }
            if (isSpace(c) || (isInvisible(c) && (gap || preview.isEmpty()))) {
                continue;
            }
            if (gap && !preview.isEmpty()) {
                preview.append(' ');
                left--;
            }
            gap = false;
            if (left > 0) {
                preview.appendCodePoint(c);
                left--;
            }
        }
        return preview.toString().stripTrailing();
    }

    private static int codePoint(Reader text) throws IOException {
        int c = text.read();
        if (c >= 0 && Character.isHighSurrogate((char) c)) {
            int low = text.read();
            boolean pair = low >= 0 && Character.isLowSurrogate((char) low);
            return pair ? Character.toCodePoint((char) c, (char) low) : 0xFFFD;
        }
        return c >= 0 && Character.isLowSurrogate((char) c) ? 0xFFFD : c;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** Joiners, soft hyphens and marks: within words they matter, newsletters pad with them. */
    private static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT || c == COMBINING_GRAPHEME_JOINER;
    }

    private static boolean isAttachment(BodyFields fields) {
        return fields.disposition()
                .filter(disposition -> disposition.type().octets().equalsIgnoreCase("attachment"))
                .isPresent();
    }

    private static boolean isPlain(BodyFields fields) {
        return fields.is("text", "plain");
    }

    private static boolean isHtml(BodyFields fields) {
        return fields.is("text", "html");
    }
}
