package io.culver.imap.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How IMAP4rev1 writes a mailbox name that is not ASCII. RFC 3501 §5.1.3 */
public final class ModifiedUtf7 {

    private static final Base64.Encoder ENCODER = Base64.getEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private ModifiedUtf7() {}

    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '&') {
                out.append("&-");
                i++;
            } else if (isPrintable(c)) {
                out.append(c);
                i++;
            } else {
                int end = i;
                while (end < text.length() && !isPrintable(text.charAt(end))) {
                    end++;
                }
                shift(text.substring(i, end), out);
                i = end;
            }
        }
        return out.toString();
    }

    private static void shift(String text, StringBuilder out) {
        byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
        out.append('&').append(ENCODER.encodeToString(utf16).replace('/', ',')).append('-');
    }

    /**
     * The text that {@code encoded} stands for; empty if it is not exactly what {@link #encode}
     * writes, since two spellings of one name must not both be taken.
     */
    public static Optional<String> decode(String encoded) {
        if (isPlain(encoded)) {
            return Optional.of(encoded);
        }
        StringBuilder out = new StringBuilder(encoded.length());
        int i = 0;
        while (i < encoded.length()) {
            char c = encoded.charAt(i);
            int end = c == '&' ? encoded.indexOf('-', i) : i;
            if (end < 0) {
                return Optional.empty();
            }
            if (c != '&') {
                out.append(c);
            } else if (end == i + 1) {
                out.append('&');
            } else if (!unshift(encoded.substring(i + 1, end), out)) {
                return Optional.empty();
            }
            i = end + 1;
        }
        String text = out.toString();
        return encode(text).equals(encoded) ? Optional.of(text) : Optional.empty();
    }

    private static boolean isPlain(String encoded) {
        for (int i = 0; i < encoded.length(); i++) {
            if (!isPrintable(encoded.charAt(i)) || encoded.charAt(i) == '&') {
                return false;
            }
        }
        return true;
    }

    private static boolean unshift(String base64, StringBuilder out) {
        try {
            byte[] utf16 = DECODER.decode(base64.replace('/', '\0').replace(',', '/'));
            out.append(new String(utf16, StandardCharsets.UTF_16BE));
            return true;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static boolean isPrintable(char c) {
        return c >= 0x20 && c <= 0x7E;
    }
}
