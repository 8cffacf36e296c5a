package io.culver.mailbox.store.cassandra;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.PasswordHash;
import io.culver.model.LoginName;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.Optional;
import java.util.function.Consumer;

/** The login names. */
final class CassandraAccountDirectory implements AccountDirectory {
    private final LoginTable table;

    CassandraAccountDirectory(LoginTable table) {
        this.table = table;
    }

    @Override
    public boolean add(DirectoryEntry entry) {
        return isApplied(table.insert(entry));
    }

    @Override
    public Optional<DirectoryEntry> find(LoginName login) {
        return table.select(login);
    }

    @Override
    public boolean setPasswordHash(LoginName login, PasswordHash hash) {
        return isApplied(table.update(login, hash));
    }

    @Override
    public boolean delete(LoginName login) {
        return isApplied(table.delete(login));
    }

    @Override
    public void forEach(Consumer<DirectoryEntry> visitor) {
        table.forEach(visitor);
    }

    private static boolean isApplied(CasOutcome outcome) {
        return switch (outcome) {
            case APPLIED -> true;
            case NOT_APPLIED -> false;
            case NOT_DONE -> throw CqlClient.unavailable();
            case UNKNOWN ->
                    throw new MailException(
                            MailError.OUTCOME_UNKNOWN, "The store did not say whether it is done");
        };
    }
}
