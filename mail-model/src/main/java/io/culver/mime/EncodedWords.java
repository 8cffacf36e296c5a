package io.culver.mime;

import io.culver.model.RawText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Header values as text: encoded words decoded, adjacent ones joined by their octets, so that a
 * character cut between two words is whole again. A word in an unknown character set stays as it
 * is. Time is linear in the value. RFC 2047 §6
 */
public final class EncodedWords {
    /** The longest name that is looked for: no registered one is longer. */
    private static final int CHARSET_MAX = 45;

    private final String value;
    private final StringBuilder text = new StringBuilder();

    /** Octets of the words read last, which may go on in the next, and their character set. */
    private final OctetBuffer pending = new OctetBuffer(MimeLimits.FIELD_OCTETS_MAX);

    private String pendingCharset = "";

    /** All before this is in {@code text} or pending. */
    private int done;

    private EncodedWords(RawText value) {
        this.value = value.octets();
    }

    /** Octets outside words are taken for UTF-8, else for Windows-1252. Never fails. */
    public static String decode(RawText value) {
        return new EncodedWords(value).decode();
    }

    private String decode() {
        int at = value.indexOf("=?");
        while (at >= 0) {
            int question = charsetEnd(at + 2);
            boolean word = question >= 0 && isEncoding(question + 1);
            int end = word ? value.indexOf("?=", question + 3) : at + 1;
            if (end < 0) {
                break; // nor does any later word end
            }
            if (word) {
                take(at, question, end);
                end += 2;
            }
            at = value.indexOf("=?", end);
        }
        plain(value.length());
        return text.toString();
    }

    /** {@code encoded-word = "=?" charset "?" encoding "?" encoded-text "?="} RFC 2047 §2 */
    private void take(int start, int question, int end) {
        String charset = value.substring(start + 2, question);
        int language = charset.indexOf('*'); // RFC 2231 §5
        charset = language < 0 ? charset : charset.substring(0, language);
        if (!Charsets.isKnown(charset)) {
            return;
        }
        boolean adjacent = pending.length() > 0 && isBlank(done, start);
        if (!adjacent) {
            plain(start);
        } else if (!charset.equalsIgnoreCase(pendingCharset)) {
            flush();
        }
        pendingCharset = charset;
        String encoded = value.substring(question + 3, end);
        boolean base64 = Character.toLowerCase(value.charAt(question + 1)) == 'b';
        byte[] octets = base64 ? base64(encoded) : q(encoded);
        pending.append(octets, 0, octets.length);
        done = end + 2;
    }

    private void plain(int end) {
        flush();
        byte[] octets = value.substring(done, end).getBytes(StandardCharsets.ISO_8859_1);
        text.append(Charsets.decode(octets, ""));
        done = end;
    }

    private void flush() {
        text.append(Charsets.decode(pending.toArray(), pendingCharset));
        pending.truncate(0);
    }

    private int charsetEnd(int from) {
        int at = from;
        while (at < value.length() && at - from <= CHARSET_MAX && isCharset(value.charAt(at))) {
            at++;
        }
        return at > from && at < value.length() && value.charAt(at) == '?' ? at : -1;
    }

    private boolean isEncoding(int at) {
        return at + 1 < value.length()
                && "bBqQ".indexOf(value.charAt(at)) >= 0
                && value.charAt(at + 1) == '?';
    }

    private boolean isBlank(int from, int to) {
        return value.substring(from, to).isBlank();
    }

    private static boolean isCharset(char c) {
        return c > ' ' && c < 0x7F && c != '?' && c != '=';
    }

    private static byte[] base64(String encoded) {
        var octets = new ByteArrayInputStream(encoded.getBytes(StandardCharsets.ISO_8859_1));
        try (var decoded = TransferEncoding.BASE64.decode(octets)) {
            return decoded.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array has no input errors
        }
    }

    /** The "Q" encoding: like quoted-printable, with {@code _} for space. RFC 2047 §4.2 */
    private static byte[] q(String encoded) {
        var octets = new OctetBuffer(encoded.length());
        PercentCode.decode(encoded.replace('_', ' '), '=', octets);
        return octets.toArray();
    }
}
