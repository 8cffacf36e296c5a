package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.PasswordHash;
import io.culver.model.AccountId;
import io.culver.model.LoginName;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Table {@code login}: one login name a partition. Written conditionally only and looked up at
 * LOCAL_SERIAL, so that a name is linearizable; listed at LOCAL_QUORUM.
 */
final class LoginTable {
    private static final String INSERT =
            """
            INSERT INTO login (login, account_id, password_hash)
            VALUES (:login, :account, :hash) IF NOT EXISTS
            """;
    private static final String UPDATE =
            """
            UPDATE login SET password_hash = :hash WHERE login = :login IF EXISTS
            """;
    private static final String DELETE =
            """
            DELETE FROM login WHERE login = :login IF EXISTS
            """;
    private static final String SELECT =
            """
            SELECT login, account_id, password_hash FROM login WHERE login = :login
            """;
    private static final String LIST =
            """
            SELECT login, account_id, password_hash FROM login
            """;

    private static final int PAGE_ROWS = 500;

    private final CqlClient client;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement delete;
    private final PreparedStatement select;
    private final PreparedStatement list;

    LoginTable(CqlClient client) {
        this.client = client;
        insert = client.prepare(INSERT);
        update = client.prepare(UPDATE);
        delete = client.prepare(DELETE);
        select = client.prepare(SELECT);
        list = client.prepare(LIST);
    }

    CasOutcome insert(DirectoryEntry entry) {
        return client.conditionally(
                insert.bind()
                        .setString("login", entry.login().value())
                        .setUuid("account", entry.account().value())
                        .setString("hash", entry.hash().phc()));
    }

    CasOutcome update(LoginName login, PasswordHash hash) {
        return client.conditionally(
                update.bind().setString("login", login.value()).setString("hash", hash.phc()));
    }

    CasOutcome delete(LoginName login) {
        return client.conditionally(delete.bind().setString("login", login.value()));
    }

    Optional<DirectoryEntry> select(LoginName login) {
        return client.row(
                        select.bind()
                                .setString("login", login.value())
                                .setConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL)
                                .setIdempotent(true))
                .map(LoginTable::entry);
    }

    void forEach(Consumer<DirectoryEntry> visitor) {
        client.forEachRow(
                list.bind().setPageSize(PAGE_ROWS).setIdempotent(true),
                row -> visitor.accept(entry(row)));
    }

    private static DirectoryEntry entry(Row row) {
        return new DirectoryEntry(
                new LoginName(Columns.text(row, "login")),
                new AccountId(Columns.uuid(row, "account_id")),
                new PasswordHash(Columns.text(row, "password_hash")));
    }
}
