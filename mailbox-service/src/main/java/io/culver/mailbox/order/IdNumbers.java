package io.culver.mailbox.order;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Numbers that stand for message ids: 8 octets instead of some 40. They depend on a secret, so that
 * no sender can make ids whose numbers are equal or crowd together in a table; by chance two of a
 * million are equal once in some ten million mailboxes. For one thread.
 */
final class IdNumbers {
    /** The number of no id. */
    static final long NONE = 0;

    private final byte[] secret;
    private final MessageDigest digest;

    IdNumbers(byte[] secret) {
        this.secret = secret.clone();
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Ids differ in case. RFC 5256 §3 */
    long of(String id) {
        digest.update(secret);
        long number =
                ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.ISO_8859_1))).getLong();
        return number == NONE ? 1 : number;
    }
}
