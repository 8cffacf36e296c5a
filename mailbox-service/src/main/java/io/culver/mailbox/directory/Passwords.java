package io.culver.mailbox.directory;

import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.PasswordHash;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import io.culver.model.Secret;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Hashes and verifies passwords, within the bounds that keep a flood of logins harmless. */
public final class Passwords implements AutoCloseable {
    private final Argon2 argon2;
    private final HashingPool pool;
    private final VerifiedCredentials verified;
    private final MeterRegistry meters;
    private final Timer hashing;

    /**
     * Nothing is verified yet.
     *
     * @param random must be a cryptographic one
     * @param hashingThreads at most as many as there are cores
     */
    public Passwords(
            Clock clock, RandomGenerator random, int hashingThreads, MeterRegistry meters) {
        argon2 = new Argon2(random);
        pool = new HashingPool(hashingThreads);
        verified = new VerifiedCredentials(clock, random);
        this.meters = meters;
        hashing = meters.timer("culver.password.hash");
    }

    /** {@code INVALID} if the password is empty or too long, {@code UNAVAILABLE} if all is busy. */
    public PasswordHash hash(Secret password) {
        if (!isAcceptable(password)) {
            throw new MailException(
                    MailError.INVALID, "A password has from 1 to 1,024 octets of UTF-8");
        }
        return pool.run(() -> timed(() -> argon2.hash(password)));
    }

    /**
     * Whether the password is the entry's. A wrong one always costs a hashing; one verified lately
     * does not. {@code UNAVAILABLE} if all is busy.
     */
    boolean verify(DirectoryEntry entry, Secret password) {
        if (!isAcceptable(password)) {
            return false;
        }
        Octets credential = verified.keyOf(entry, password);
        return verified.contains(credential)
                || pool.run(() -> verifyInTurn(entry, password, credential));
    }

    /** A client opens several connections at once: the first one's hashing serves them all. */
    private boolean verifyInTurn(DirectoryEntry entry, Secret password, Octets credential) {
        if (verified.contains(credential)) {
            return true;
        }
        boolean matches = timed(() -> argon2.matches(entry.hash(), password));
        if (matches) {
            verified.add(credential);
        }
        return matches;
    }

    private <T> T timed(Supplier<T> step) {
        Timer.Sample sample = Timer.start(meters);
        try {
            return step.get();
        } finally {
            sample.stop(hashing);
        }
    }

    private static boolean isAcceptable(Secret password) {
        return password.length() > 0 && password.length() <= Limits.PASSWORD_OCTETS;
    }

    @Override
    public void close() {
        pool.close();
    }
}
