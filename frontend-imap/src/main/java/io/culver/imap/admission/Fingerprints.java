package io.culver.imap.admission;

import io.culver.model.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells credentials from others without keeping them: a short digest under a key that only this
 * process has, and has in memory only. RFC 2104
 */
final class Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_LENGTH = 32;

    private final SecretKeySpec key;

    /**
     * @param random must be a cryptographic one
     */
    Fingerprints(RandomGenerator random) {
        byte[] octets = new byte[KEY_LENGTH];
        random.nextBytes(octets);
        key = new SecretKeySpec(octets, ALGORITHM);
    }

    long of(String user, Secret password) {
        byte[] name = user.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
            mac.update(name);
            return ByteBuffer.wrap(mac.doFinal(password.reveal())).getLong();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no " + ALGORITHM, e);
        }
    }
}
