package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.AccountId;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Table {@code account_object}: checkpoint objects in chunks, written once and deleted whole. All
 * at LOCAL_QUORUM.
 */
final class AccountObjectTable {
    private static final String INSERT =
            """
            INSERT INTO account_object (account_id, shard, object_id, chunk, chunks, octets)
            VALUES (:account, :shard, :object, :chunk, :chunks, :octets)
            """;
    private static final String SELECT =
            """
            SELECT chunk, chunks, octets FROM account_object
            WHERE account_id = :account AND shard = :shard AND object_id = :object
            """;
    private static final String DELETE =
            """
            DELETE FROM account_object
            WHERE account_id = :account AND shard = :shard AND object_id = :object
            """;

    /** Far below the largest mutation that Cassandra takes, which is 16 MiB. */
    private static final int CHUNK_BYTES = 512 * 1024;

    private static final int PAGE_ROWS = 4;

    private final CqlClient client;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement delete;

    AccountObjectTable(CqlClient client) {
        this.client = client;
        insert = client.prepare(INSERT);
        select = client.prepare(SELECT);
        delete = client.prepare(DELETE);
    }

    void insert(AccountId account, ObjectId id, ByteBuffer octets) {
        int chunks = Math.max(1, Math.ceilDiv(octets.remaining(), CHUNK_BYTES));
        client.all(
                IntStream.range(0, chunks)
                        .mapToObj(chunk ->
                                of(insert, account, id)
                                        .setInt("chunk", chunk)
                                        .setInt("chunks", chunks)
                                        .setByteBuffer("octets", slice(octets, chunk)))
                        .toList());
    }

    private static ByteBuffer slice(ByteBuffer octets, int chunk) {
        int from = chunk * CHUNK_BYTES;
        return octets.slice(from, Math.min(CHUNK_BYTES, octets.remaining() - from));
    }

    /** Its chunks in their order; empty if not every one is there. */
    List<ByteBuffer> select(AccountId account, ObjectId id) {
        List<Row> rows = client.rows(of(select, account, id).setPageSize(PAGE_ROWS));
        boolean isWhole = !rows.isEmpty() && rows.getFirst().getInt("chunks") == rows.size();
        return isWhole
                ? rows.stream().map(row -> Columns.bytes(row, "octets")).toList()
                : List.of();
    }

    void delete(AccountId account, Collection<ObjectId> ids) {
        client.all(ids.stream().map(id -> of(delete, account, id)).toList());
    }

    private static BoundStatement of(PreparedStatement statement, AccountId account, ObjectId id) {
        byte shard = (byte) (id.value().getMostSignificantBits() >>> 60);
        return statement
                .bind()
                .setUuid("account", account.value())
                .setByte("shard", shard)
                .setUuid("object", id.value())
                .setIdempotent(true);
    }
}
