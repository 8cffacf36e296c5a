package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.PasswordHash;
import io.culver.model.AccountId;
import io.culver.model.LoginName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The login names: row {@code login}, in UTF-8, holds {@code account password-hash}. */
final class EmbeddedAccountDirectory implements AccountDirectory {
    private static final int ACCOUNT_BYTES = 16;
    private static final int PAGE = 256;

    /** After every login name: UTF-8 has no such octet. */
    private static final byte[] END = {(byte) 0xFF};

    private final Database database;
    private final Stripes locks = new Stripes();

    EmbeddedAccountDirectory(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(DirectoryEntry entry) {
        return locks.locked(entry.login(), () -> find(entry.login()).isEmpty() && write(entry));
    }

    @Override
    public Optional<DirectoryEntry> find(LoginName login) {
        return database.get(Family.DIRECTORY, key(login)).map(row -> decode(key(login), row));
    }

    @Override
    public boolean setPasswordHash(LoginName login, PasswordHash hash) {
        return locks.locked(
                login,
                () ->
                        find(login)
                                .map(old -> new DirectoryEntry(login, old.account(), hash))
                                .map(this::write)
                                .orElse(false));
    }

    @Override
    public boolean delete(LoginName login) {
        return locks.locked(
                login,
                () -> {
                    if (find(login).isEmpty()) {
                        return false;
                    }
                    database.write(batch -> batch.delete(Family.DIRECTORY, key(login)));
                    return true;
                });
    }

    @Override
    public void forEach(Consumer<DirectoryEntry> visitor) {
        byte[] from = {};
        List<DirectoryEntry> page;
        do {
            page =
                    database.scan(
                            Family.DIRECTORY, from, END, PAGE, EmbeddedAccountDirectory::decode);
            for (DirectoryEntry entry : page) {
                visitor.accept(entry);
                byte[] key = key(entry.login());
                from = Arrays.copyOf(key, key.length + 1); // the next possible key
            }
        } while (page.size() == PAGE);
    }

    private boolean write(DirectoryEntry entry) {
        byte[] hash = entry.hash().phc().getBytes(StandardCharsets.UTF_8);
        byte[] row =
                Keys.put(ByteBuffer.allocate(ACCOUNT_BYTES + hash.length), entry.account().value())
                        .put(hash)
                        .array();
        database.write(batch -> batch.put(Family.DIRECTORY, key(entry.login()), row));
        return true;
    }

    private static DirectoryEntry decode(byte[] key, byte[] stored) {
        LoginName login = new LoginName(new String(key, StandardCharsets.UTF_8));
        ByteBuffer row = ByteBuffer.wrap(stored);
        AccountId account = new AccountId(Keys.uuid(row));
        String hash = StandardCharsets.UTF_8.decode(row).toString();
        return new DirectoryEntry(login, account, new PasswordHash(hash));
    }

    private static byte[] key(LoginName login) {
        return login.value().getBytes(StandardCharsets.UTF_8);
    }
}
