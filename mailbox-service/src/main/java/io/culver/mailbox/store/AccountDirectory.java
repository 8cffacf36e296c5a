package io.culver.mailbox.store;

import io.culver.model.LoginName;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which login name stands for which account, and what it takes to log in. Linearizable per name.
 */
public interface AccountDirectory {
    /** Enters a login name. Returns false, and changes nothing, if it is taken. */
    boolean add(DirectoryEntry entry);

    Optional<DirectoryEntry> find(LoginName login);

    /** Replaces the password hash. Returns false if there is no such login name. */
    boolean setPasswordHash(LoginName login, PasswordHash hash);

    /** Returns false if there was no such login name. */
    boolean delete(LoginName login);

    /** All entries in some order, without holding them all. */
    void forEach(Consumer<DirectoryEntry> visitor);
}
