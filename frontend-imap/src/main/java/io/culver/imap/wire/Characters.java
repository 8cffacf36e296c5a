package io.culver.imap.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The classes of characters of the grammar. RFC 9051 §9 */
final class Characters {

    private Characters() {}

    /** {@code ATOM-CHAR} */
    static boolean isAtomChar(int c) {
        return c > ' ' && c < 0x7F && "(){%*\"\\]".indexOf(c) < 0;
    }

    /** {@code ASTRING-CHAR} */
    static boolean isAstringChar(int c) {
        return isAtomChar(c) || c == ']';
    }

    /** {@code tag} */
    static boolean isTagChar(int c) {
        return isAstringChar(c) && c != '+';
    }

    /** {@code list-char} */
    static boolean isListChar(int c) {
        return isAstringChar(c) || c == '%' || c == '*';
    }

    /** {@code sequence-set}, but for {@code $} */
    static boolean isInSet(int c) {
        return isDigit(c) || c == ',' || c == ':' || c == '*';
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isAscii(String octets) {
        for (int i = 0; i < octets.length(); i++) {
            if (octets.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    static boolean isUtf8(String octets) {
        return decodeUtf8(octets).isPresent();
    }

    /** The text of octets, one character each; empty if they are not UTF-8. */
    static Optional<String> decodeUtf8(String octets) {
        if (isAscii(octets)) {
            return Optional.of(octets); // most are, and then they are the text themselves
        }
        byte[] bytes = octets.getBytes(StandardCharsets.ISO_8859_1);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
