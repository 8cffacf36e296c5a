package io.culver.mailbox.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.model.Octets;
import io.culver.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The credentials that were verified lately, so that a client that reconnects costs no hashing.
 * Kept as HMACs under a key of this process over the login name, the stored hash and the secret: no
 * entry serves another user, and none outlives a change of the password.
 */
final class VerifiedCredentials {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Cache<Octets, Boolean> verified;

    VerifiedCredentials(Clock clock, RandomGenerator random) {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        key = new SecretKeySpec(octets, ALGORITHM);
        Ticker ticker = () -> TimeUnit.MILLISECONDS.toNanos(clock.millis());
        verified =
                Caffeine.newBuilder()
                        .maximumSize(Limits.VERIFIED_CREDENTIALS)
                        .expireAfterWrite(Limits.VERIFIED_CREDENTIAL_AGE)
                        .ticker(ticker)
                        .build();
    }

    boolean contains(Octets credential) {
        return verified.getIfPresent(credential) != null;
    }

    void add(Octets credential) {
        verified.put(credential, true);
    }

    /** What the credential is kept as. The separators keep one user's parts out of another's. */
    Octets keyOf(DirectoryEntry entry, Secret password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(entry.login().value().getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            mac.update(entry.hash().phc().getBytes(StandardCharsets.US_ASCII));
            mac.update((byte) 0);
            return Octets.wrap(mac.doFinal(password.reveal()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
