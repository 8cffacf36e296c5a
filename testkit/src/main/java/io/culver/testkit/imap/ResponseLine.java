package io.culver.testkit.imap;

import java.nio.charset.StandardCharsets;

/**
 * One response as it came, literals and their line breaks included, without the CRLF that ends it.
 * RFC 9051 §2.2.2
 */
public final class ResponseLine {
    private final byte[] octets;

    ResponseLine(byte[] octets) {
        this.octets = octets;
    }

    /** A copy of the octets as they came. */
    public byte[] octets() {
        return octets.clone();
    }

    public int length() {
        return octets.length;
    }

    /** The response as UTF-8; an octet that is none becomes U+FFFD. */
    public String text() {
        return new String(octets, StandardCharsets.UTF_8);
    }

    public boolean isUntagged() {
        return startsWith("* ");
    }

    public boolean isContinuation() {
        return startsWith("+ ") || (octets.length == 1 && octets[0] == '+');
    }

    public boolean isTagged(String tag) {
        return startsWith(tag + " ");
    }

    public boolean startsWith(String prefix) {
        if (octets.length < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (octets[i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The octets of the first literal.
     *
     * @throws IllegalStateException if there is none
     */
    public byte[] literal() {
        for (int end = 1; end < octets.length; end++) {
            if (octets[end - 1] == '\r' && octets[end] == '\n') {
                int length = Math.toIntExact(LiteralMark.lengthBefore(octets, 0, end - 1));
                if (length < 0) {
                    break;
                }
                byte[] literal = new byte[length];
                System.arraycopy(octets, end + 1, literal, 0, length);
                return literal;
            }
        }
        throw new IllegalStateException("no literal in: " + text());
    }

    @Override
    public String toString() {
        return text();
    }
}
