package io.culver.testkit.mail;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** The ways in which MIME writes octets as text. RFC 2045 §6, RFC 2047, RFC 2231 */
final class Encodings {
    private static final int LINE_LENGTH = 76;
    private static final int WORD_CHARACTERS = 10; // keeps any encoded word below 75: RFC 2047 §2
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final Base64.Encoder MIME_BASE64 =
            Base64.getMimeEncoder(LINE_LENGTH, new byte[] {'\r', '\n'});

    private Encodings() {}

    /** Base64 in lines. RFC 2045 §6.8 */
    static String base64(byte[] octets) {
        return MIME_BASE64.encodeToString(octets) + "\r\n";
    }

    /** Quoted-printable; line breaks of the text stay. RFC 2045 §6.7 */
    static String quotedPrintable(byte[] octets) {
        var encoded = new StringBuilder(octets.length * 2);
        int column = 0;
        for (int i = 0; i < octets.length; i++) {
            byte c = octets[i];
            if (c == '\r' && i + 1 < octets.length && octets[i + 1] == '\n') {
                encoded.append("\r\n");
                column = 0;
                i++;
                continue;
            }
            String unit = quotedPrintableUnit(c, i + 1 == octets.length || octets[i + 1] == '\r');
            if (column + unit.length() >= LINE_LENGTH) {
                encoded.append("=\r\n");
                column = 0;
            }
            encoded.append(unit);
            column += unit.length();
        }
        return encoded.toString();
    }

    private static String quotedPrintableUnit(byte c, boolean endsLine) {
        boolean plain = c == ' ' ? !endsLine : c > ' ' && c < 0x7F && c != '=';
        return plain ? String.valueOf((char) c) : "=" + HEX.toHexDigits(c);
    }

    /** The text as encoded words with spaces between them. RFC 2047 §2 */
    static String encodedWords(String text, Charset charset, boolean base64) {
        List<String> words = new ArrayList<>();
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i += WORD_CHARACTERS) {
            int count = Math.min(WORD_CHARACTERS, characters.length - i);
            byte[] octets = new String(characters, i, count).getBytes(charset);
            // Quoted-printable triples an octet: too long for anything but an 8-bit charset.
            boolean fits = octets.length <= 2 * WORD_CHARACTERS;
            words.add(encodedWord(octets, charset, base64 || !fits));
        }
        return String.join(" ", words);
    }

    private static String encodedWord(byte[] octets, Charset charset, boolean base64) {
        var word = new StringBuilder("=?").append(charset.name());
        if (base64) {
            word.append("?B?").append(Base64.getEncoder().encodeToString(octets));
        } else {
            word.append("?Q?");
            for (byte c : octets) {
                boolean plain = c > 0 && c < 0x7F && Character.isLetterOrDigit(c);
                word.append(plain ? String.valueOf((char) c) : "=" + HEX.toHexDigits(c));
            }
        }
        return word.append("?=").toString();
    }

    /** A parameter with charset and language, whole or in two pieces. RFC 2231 §3, §4 */
    static String extendedParameter(String name, String value, boolean inPieces) {
        var encoded = new StringBuilder();
        for (byte c : value.getBytes(StandardCharsets.UTF_8)) {
            encoded.append('%').append(HEX.toHexDigits(c));
        }
        if (!inPieces) {
            return name + "*=UTF-8'en'" + encoded;
        }
        int middle = encoded.length() / 6 * 3; // between two octets
        return name
                + "*0*=UTF-8''"
                + encoded.substring(0, middle)
                + "; "
                + name
                + "*1*="
                + encoded.substring(middle);
    }
}
