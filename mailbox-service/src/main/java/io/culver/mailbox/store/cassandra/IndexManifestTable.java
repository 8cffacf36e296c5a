package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.culver.mailbox.store.IndexManifest;
import io.culver.model.AccountId;
import java.util.Optional;
import java.util.UUID;

/**
 * Table {@code index_manifest}: one account's a partition. Written conditionally only and read at
 * LOCAL_SERIAL, so that a manifest is linearizable.
 */
final class IndexManifestTable {
    private static final String SWAP =
            """
            UPDATE index_manifest SET version = :next, manifest = :manifest
            WHERE account_id = :account IF version = :expected
            """;
    private static final String DELETE =
            """
            DELETE FROM index_manifest WHERE account_id = :account IF version = :expected
            """;
    private static final String SELECT =
            """
            SELECT version, manifest FROM index_manifest WHERE account_id = :account
            """;

    private final CqlClient client;
    private final PreparedStatement swap;
    private final PreparedStatement delete;
    private final PreparedStatement select;

    IndexManifestTable(CqlClient client) {
        this.client = client;
        swap = client.prepare(SWAP);
        delete = client.prepare(DELETE);
        select = client.prepare(SELECT);
    }

    Optional<IndexManifest> select(AccountId account) {
        return client.row(
                        select.bind()
                                .setUuid("account", account.value())
                                .setConsistencyLevel(ConsistencyLevel.LOCAL_SERIAL)
                                .setIdempotent(true))
                .map(row ->
                        new IndexManifest(
                                Columns.uuid(row, "version"), Columns.octets(row, "manifest")));
    }

    /** A row that is not there has the version null, which is what is expected then. */
    CasOutcome swap(AccountId account, Optional<UUID> expected, IndexManifest next) {
        BoundStatement bound =
                swap.bind()
                        .setUuid("account", account.value())
                        .setUuid("next", next.version())
                        .setByteBuffer("manifest", next.octets().asReadOnlyBuffer())
                        .setToNull("expected");
        return client.conditionally(
                expected.isPresent() ? bound.setUuid("expected", expected.get()) : bound);
    }

    CasOutcome delete(AccountId account, UUID expected) {
        return client.conditionally(
                delete.bind().setUuid("account", account.value()).setUuid("expected", expected));
    }
}
