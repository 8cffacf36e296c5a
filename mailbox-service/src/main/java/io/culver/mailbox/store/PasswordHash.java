package io.culver.mailbox.store;

/** A password's salted hash in the PHC string format, such as {@code $argon2id$v=19$m=…}. */
public record PasswordHash(String phc) {
    public PasswordHash {
        if (!phc.startsWith("$") || phc.length() > 512) {
            throw new IllegalArgumentException("not a PHC string");
        }
    }

    /** Hides the hash: it is as good as the password to whoever may guess for long enough. */
    @Override
    public String toString() {
        return "***";
    }
}
