package io.culver.mailbox.store;

import io.culver.model.AccountId;
import io.culver.model.Octets;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Names an entry by its octets: the first half of their SHA-256. As an entry holds the hash of the
 * one before it, this names all of an account's log up to the entry: two logs that differ anywhere
 * differ in it.
 */
public record EntryHash(UUID value) {
    /** What an account's first entry names as the one before it. */
    public static EntryHash beginning(AccountId account) {
        ByteBuffer octets = ByteBuffer.allocate(16);
        octets.putLong(account.value().getMostSignificantBits());
        octets.putLong(account.value().getLeastSignificantBits());
        return of(octets.flip());
    }

    public static EntryHash of(Octets entry) {
        return of(entry.asReadOnlyBuffer());
    }

    private static EntryHash of(ByteBuffer octets) {
        MessageDigest sha256 = sha256();
        sha256.update(octets);
        ByteBuffer hash = ByteBuffer.wrap(sha256.digest());
        return new EntryHash(new UUID(hash.getLong(), hash.getLong()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
