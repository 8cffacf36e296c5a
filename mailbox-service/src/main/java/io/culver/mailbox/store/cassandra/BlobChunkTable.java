package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.culver.model.BlobId;
import io.culver.model.Octets;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Table {@code blob_chunk}: message bytes, 64 chunks to a partition, so that none grows above some
 * 8 MiB. Written once. All at LOCAL_QUORUM.
 */
final class BlobChunkTable {
    private static final String INSERT =
            """
            INSERT INTO blob_chunk (blob_id, part, chunk, octets)
            VALUES (:blob, :part, :chunk, :octets)
            """;
    private static final String SELECT =
            """
            SELECT octets FROM blob_chunk WHERE blob_id = :blob AND part = :part AND chunk = :chunk
            """;
    private static final String DELETE =
            """
            DELETE FROM blob_chunk WHERE blob_id = :blob AND part = :part AND chunk < :chunk
            """;

    private static final int PART_CHUNKS = 64;

    private final CqlClient client;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement delete;

    BlobChunkTable(CqlClient client) {
        this.client = client;
        insert = client.prepare(INSERT);
        select = client.prepare(SELECT);
        delete = client.prepare(DELETE);
    }

    void insert(BlobId blob, int chunk, Octets octets) {
        client.row(
                of(insert, blob, chunk / PART_CHUNKS, chunk)
                        .setByteBuffer("octets", octets.asReadOnlyBuffer()));
    }

    Optional<Octets> select(BlobId blob, int chunk) {
        return client.row(of(select, blob, chunk / PART_CHUNKS, chunk))
                .map(row -> Columns.octets(row, "octets"));
    }

    /** Deletes the chunks below {@code chunks}, by one range of each partition. */
    void delete(BlobId blob, int chunks) {
        client.all(
                IntStream.range(0, Math.ceilDiv(chunks, PART_CHUNKS))
                        .mapToObj(part -> of(delete, blob, part, chunks))
                        .toList());
    }

    private static BoundStatement of(
            PreparedStatement statement, BlobId blob, int part, int chunk) {
        return statement
                .bind()
                .setUuid("blob", blob.value())
                .setInt("part", part)
                .setInt("chunk", chunk)
                .setIdempotent(true);
    }
}
