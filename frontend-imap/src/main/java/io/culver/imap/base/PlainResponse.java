package io.culver.imap.base;

import io.culver.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * {@code message = [authzid] UTF8NUL authcid UTF8NUL passwd} RFC 4616 §2
 *
 * @param user empty if the message is not of that form, or asks to act as somebody else
 */
record PlainResponse(String user, Secret password) {

    /** Reads a response; empty if it is not base64, written in the one right way. */
    static Optional<PlainResponse> decode(String base64) {
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            return Base64.getEncoder().encodeToString(octets).equals(base64)
                    ? Optional.of(of(octets))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static PlainResponse of(byte[] octets) {
        int first = indexOfNul(octets, 0);
        int second = indexOfNul(octets, first + 1);
        boolean isForm =
                first < octets.length
                        && second < octets.length
                        && indexOfNul(octets, second + 1) == octets.length;
        if (!isForm) {
            return new PlainResponse("", Secret.of(""));
        }
        String actAs = text(octets, 0, first);
        String user = text(octets, first + 1, second);
        Secret password = Secret.of(Arrays.copyOfRange(octets, second + 1, octets.length));
        return new PlainResponse(actAs.isEmpty() || actAs.equals(user) ? user : "", password);
    }

    private static int indexOfNul(byte[] octets, int from) {
        int at = from;
        while (at < octets.length && octets[at] != 0) {
            at++;
        }
        return Math.min(at, octets.length);
    }

    private static String text(byte[] octets, int from, int to) {
        return new String(octets, from, to - from, StandardCharsets.UTF_8);
    }
}
