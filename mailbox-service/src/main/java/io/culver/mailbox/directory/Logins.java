package io.culver.mailbox.directory;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.model.AccountId;
import io.culver.model.LoginName;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Secret;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Checks a login name and a password. */
public final class Logins {
    private final AccountDirectory directory;
    private final Passwords passwords;
    private final DirectoryEntry nobody;

    /**
     * Checks against this directory.
     *
     * @param random must be a cryptographic one
     */
    public Logins(AccountDirectory directory, Passwords passwords, RandomGenerator random) {
        this.directory = directory;
        this.passwords = passwords;
        byte[] unknown = new byte[32];
        random.nextBytes(unknown);
        nobody =
                new DirectoryEntry(
                        new LoginName("nobody"),
                        new AccountId(new UUID(0, 0)),
                        passwords.hash(Secret.of(unknown)));
    }

    /**
     * The account that may be opened. An unknown user costs the same time as a wrong password and
     * is the same {@code AUTHENTICATION_FAILED}. {@code UNAVAILABLE} if too many log in at once.
     */
    public AccountId authenticate(LoginName login, Secret password) {
        Optional<DirectoryEntry> entry = directory.find(login);
        boolean verified = passwords.verify(entry.orElse(nobody), password);
        if (entry.isEmpty() || !verified) {
            throw new MailException(
                    MailError.AUTHENTICATION_FAILED, "Unknown user or wrong password");
        }
        return entry.get().account();
    }
}
