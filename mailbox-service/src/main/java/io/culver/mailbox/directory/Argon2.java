package io.culver.mailbox.directory;

import io.culver.mailbox.store.PasswordHash;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Secret;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id, the memory-hard password hash. RFC 9106 */
final class Argon2 {
    /** OWASP's least: 19 MiB, two passes. A verification takes some 80 ms of one core. */
    private static final int MEMORY_KIB = 19_456;

    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_OCTETS = 16;
    private static final int HASH_OCTETS = 32;

    private final RandomGenerator random;

    /**
     * Hashes with salts of its own.
     *
     * @param random gives the salts; it must be a cryptographic one
     */
    Argon2(RandomGenerator random) {
        this.random = random;
    }

    PasswordHash hash(Secret password) {
        byte[] salt = new byte[SALT_OCTETS];
        random.nextBytes(salt);
        var cost = new PhcString.Cost(MEMORY_KIB, PASSES, LANES);
        byte[] hash = derive(password, cost, salt, HASH_OCTETS);
        return new PhcString(cost, salt, hash).toPasswordHash();
    }

    /** Whether the password is the one that was hashed, in a time that does not tell how near. */
    boolean matches(PasswordHash stored, Secret password) {
        PhcString expected = parse(stored);
        byte[] actual = derive(password, expected.cost(), expected.salt(), expected.hash().length);
        return MessageDigest.isEqual(expected.hash(), actual);
    }

    private static PhcString parse(PasswordHash stored) {
        try {
            return PhcString.parse(stored);
        } catch (IllegalArgumentException e) {
            throw new MailException(MailError.CORRUPTION, "A stored password hash is damaged");
        }
    }

    private static byte[] derive(Secret password, PhcString.Cost cost, byte[] salt, int octets) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKib())
                        .withIterations(cost.passes())
                        .withParallelism(cost.lanes())
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[octets];
        generator.generateBytes(password.reveal(), hash);
        return hash;
    }
}
