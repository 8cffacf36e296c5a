package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the driver alone reaches: the batches of commits, with nothing around them. */
public final class DriverCommits implements AutoCloseable {
    private static final String CREATE =
            """
            INSERT INTO account_log (account_id, seq, head_seq, floor_seq, status, format)
            VALUES (:account, 9223372036854775807, 0, 0, 0, 1)
            IF NOT EXISTS
            """;
    private static final String MOVE_HEAD =
            """
            UPDATE account_log SET head_seq = :head, head_commit = :commit, head_hash = :hash
            WHERE account_id = :account AND seq = 9223372036854775807
            IF head_seq = :expected AND head_hash = :expected_hash AND status = 0
            """;
    private static final String ENTRY =
            """
            INSERT INTO account_log (account_id, seq, commit_id, entry)
            VALUES (:account, :seq, :commit, :entry)
            """;

    private final CqlSession session;
    private final PreparedStatement create;
    private final PreparedStatement moveHead;
    private final PreparedStatement entry;

    /** In the keyspace of a store that is there. */
    public DriverCommits(CassandraConfig config) {
        session = new Connector(config).connectToKeyspace();
        create = session.prepare(CREATE);
        moveHead = session.prepare(MOVE_HEAD);
        entry = session.prepare(ENTRY);
    }

    /**
     * Commits to so many logs at once, to each one batch after the other.
     *
     * @param octets of each entry
     * @return how many batches
     */
    public long commit(int logs, int entriesPerBatch, int octets, Duration time)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<UUID> accounts = new ArrayList<>();
            for (int i = 0; i < logs; i++) {
                UUID account = UUID.randomUUID();
                session.execute(create.bind().setUuid("account", account));
                accounts.add(account);
            }
            long end = System.nanoTime() + time.toNanos();
            List<Future<Long>> all = new ArrayList<>();
            for (UUID account : accounts) {
                all.add(threads.submit(() -> commit(account, entriesPerBatch, octets, end)));
            }
            long batches = 0;
            for (Future<Long> it : all) {
                batches += it.get();
            }
            return batches;
        }
    }

    private long commit(UUID account, int entries, int octets, long end) {
        UUID hash = null; // of the first batch's predecessor there is none
        long batches = 0;
        while (System.nanoTime() < end) {
            UUID commit = UUID.randomUUID();
            UUID next = UUID.randomUUID();
            long seq = batches * entries;
            var condition =
                    moveHead.bind()
                            .setUuid("account", account)
                            .setLong("head", seq + entries)
                            .setUuid("commit", commit)
                            .setUuid("hash", next)
                            .setLong("expected", seq)
                            .setUuid("expected_hash", hash);
            var batch = BatchStatement.builder(BatchType.LOGGED).addStatement(condition);
            for (int i = 0; i < entries; i++) {
                batch.addStatement(
                        entry.bind()
                                .setUuid("account", account)
                                .setLong("seq", ++seq)
                                .setUuid("commit", commit)
                                .setByteBuffer("entry", ByteBuffer.allocate(octets)));
            }
            if (!session.execute(batch.build()).wasApplied()) {
                throw new IllegalStateException("nobody else writes to this log");
            }
            hash = next;
            batches++;
        }
        return batches;
    }

    @Override
    public void close() {
        session.close();
    }
}
