package io.culver.mailbox.store.memory;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.PasswordHash;
import io.culver.model.LoginName;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The login names in memory. */
final class MemoryAccountDirectory implements AccountDirectory {
    private final Map<LoginName, DirectoryEntry> entries = new ConcurrentHashMap<>();

    @Override
    public boolean add(DirectoryEntry entry) {
        return entries.putIfAbsent(entry.login(), entry) == null;
    }

    @Override
    public Optional<DirectoryEntry> find(LoginName login) {
        return Optional.ofNullable(entries.get(login));
    }

    @Override
    public boolean setPasswordHash(LoginName login, PasswordHash hash) {
        DirectoryEntry changed =
                entries.computeIfPresent(
                        login,
                        (_, entry) -> new DirectoryEntry(entry.login(), entry.account(), hash));
        return changed != null;
    }

    @Override
    public boolean delete(LoginName login) {
        return entries.remove(login) != null;
    }

    @Override
    public void forEach(Consumer<DirectoryEntry> visitor) {
        entries.values().forEach(visitor);
    }
}
