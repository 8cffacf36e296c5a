package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.culver.model.AccountId;
import io.culver.model.EmailId;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Table {@code message_meta}: what is known of messages, 256 to a partition, written once. All at
 * LOCAL_QUORUM.
 */
final class MessageMetaTable {
    private static final String INSERT =
            """
            INSERT INTO message_meta (account_id, bucket, email_id, meta)
            VALUES (:account, :bucket, :email, :meta)
            """;
    private static final String SELECT =
            """
            SELECT email_id, meta FROM message_meta
            WHERE account_id = :account AND bucket = :bucket AND email_id IN :emails
            """;
    private static final String DELETE =
            """
            DELETE FROM message_meta
            WHERE account_id = :account AND bucket = :bucket AND email_id = :email
            """;

    private static final int BUCKET_BITS = 8;

    private static final int PAGE_ROWS = 64;

    private final CqlClient client;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement delete;

    MessageMetaTable(CqlClient client) {
        this.client = client;
        insert = client.prepare(INSERT);
        select = client.prepare(SELECT);
        delete = client.prepare(DELETE);
    }

    void insert(AccountId account, EmailId id, byte[] meta) {
        client.row(
                of(insert, account, bucket(id))
                        .setLong("email", id.value())
                        .setByteBuffer("meta", ByteBuffer.wrap(meta)));
    }

    /** One query a partition. */
    Map<EmailId, ByteBuffer> select(AccountId account, Collection<EmailId> ids) {
        Map<Long, List<Long>> buckets =
                ids.stream()
                        .collect(
                                Collectors.groupingBy(
                                        MessageMetaTable::bucket,
                                        Collectors.mapping(EmailId::value, Collectors.toList())));
        List<BoundStatement> queries =
                buckets.entrySet().stream()
                        .map(bucket ->
                                of(select, account, bucket.getKey())
                                        .setList("emails", bucket.getValue(), Long.class)
                                        .setPageSize(PAGE_ROWS))
                        .toList();
        Map<EmailId, ByteBuffer> found = HashMap.newHashMap(ids.size());
        for (Row row : client.all(queries)) {
            found.put(new EmailId(row.getLong("email_id")), Columns.bytes(row, "meta"));
        }
        return found;
    }

    void delete(AccountId account, EmailId id) {
        client.row(of(delete, account, bucket(id)).setLong("email", id.value()));
    }

    private static BoundStatement of(PreparedStatement statement, AccountId account, long bucket) {
        return statement
                .bind()
                .setUuid("account", account.value())
                .setLong("bucket", bucket)
                .setIdempotent(true);
    }

    private static long bucket(EmailId id) {
        return id.value() >> BUCKET_BITS;
    }
}
