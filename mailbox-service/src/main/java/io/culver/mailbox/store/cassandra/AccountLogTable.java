package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.CommitId;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Table {@code account_log}: an account's entries, and its HEAD row above them. Written by
 * conditional batches only, at LOCAL_SERIAL and LOCAL_QUORUM; the HEAD row is made by INSERT IF NOT
 * EXISTS. Conditions are on the HEAD row, never on a static column, for which Cassandra would read
 * the partition's first live row. Read at the level that the caller chooses.
 */
final class AccountLogTable {
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
    private static final String ENTRY_IN_BATCH =
            """
            INSERT INTO account_log (account_id, seq, commit_id, entry)
            VALUES (:account, :seq, :commit, :entry)
            """;
    private static final String MOVE_CHECKPOINT =
            """
            UPDATE account_log
            SET checkpoint_seq = :next_seq, root_id = :next_root,
                previous_root = :previous_root, floor_seq = :floor
            WHERE account_id = :account AND seq = 9223372036854775807
            IF root_id = :previous_root AND checkpoint_seq = :previous_seq
                AND floor_seq <= :floor AND status = 0
            """;
    private static final String TRIM_IN_BATCH =
            """
            DELETE FROM account_log WHERE account_id = :account AND seq <= :floor
            """;
    private static final String HEAD =
            """
            SELECT head_seq, head_commit, head_hash, checkpoint_seq, root_id, floor_seq
            FROM account_log
            WHERE account_id = :account AND seq = 9223372036854775807
            """;
    private static final String TAIL =
            """
            SELECT seq, commit_id, entry, head_seq FROM account_log
            WHERE account_id = :account AND seq > :since
            ORDER BY seq ASC LIMIT :most
            """;

    private static final long HEAD_ROW = Long.MAX_VALUE;

    /** Rows that come in one answer: 32 MiB if all entries are of the largest size. */
    private static final int PAGE_ROWS = 128;

    /**
     * How long a commit is waited for before the same is sent again, to another node if this one
     * stands still. Above what Cassandra takes to give up by itself (1.8 s for Paxos and 2 s for
     * the write), or else every slow commit would have an unknown outcome.
     */
    private static final Duration COMMIT_TIMEOUT = Duration.ofSeconds(4);

    private final CqlClient client;
    private final PreparedStatement create;
    private final PreparedStatement moveHead;
    private final PreparedStatement entryInBatch;
    private final PreparedStatement moveCheckpoint;
    private final PreparedStatement trimInBatch;
    private final PreparedStatement head;
    private final PreparedStatement tail;

    AccountLogTable(CqlClient client) {
        this.client = client;
        create = client.prepare(CREATE);
        moveHead = client.prepare(MOVE_HEAD);
        entryInBatch = client.prepare(ENTRY_IN_BATCH);
        moveCheckpoint = client.prepare(MOVE_CHECKPOINT);
        trimInBatch = client.prepare(TRIM_IN_BATCH);
        head = client.prepare(HEAD);
        tail = client.prepare(TAIL);
    }

    /** Makes the HEAD row of an account that has none. */
    CasOutcome create(AccountId account) {
        return client.conditionally(create.bind().setUuid("account", account.value()));
    }

    /** Moves the head from {@code expected} and writes the entries, or does neither. */
    CasOutcome append(AccountId account, Head expected, Commit commit) {
        long seq = expected.seq().value();
        BoundStatement condition =
                moveHead.bind()
                        .setUuid("account", account.value())
                        .setLong("head", seq + commit.entries().size())
                        .setUuid("commit", commit.id().value())
                        .setUuid("hash", commit.hash().value())
                        .setLong("expected", seq)
                        .setToNull("expected_hash");
        if (expected.hash().isPresent()) {
            condition = condition.setUuid("expected_hash", expected.hash().get().value());
        }
        BatchStatementBuilder batch = conditionalBatch(condition);
        for (Octets entry : commit.entries()) {
            batch.addStatement(
                    entryInBatch
                            .bind()
                            .setUuid("account", account.value())
                            .setLong("seq", ++seq)
                            .setUuid("commit", commit.id().value())
                            .setByteBuffer("entry", entry.asReadOnlyBuffer()));
        }
        return client.conditionally(batch.setTimeout(COMMIT_TIMEOUT).build());
    }

    /**
     * Replaces the checkpoint and deletes the entries up to {@code floor}, or does neither. The
     * condition is on the checkpoint alone: appends at the same time do not disturb it.
     */
    CasOutcome install(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
        BoundStatement condition =
                moveCheckpoint
                        .bind()
                        .setUuid("account", account.value())
                        .setLong("next_seq", next.seq().value())
                        .setUuid("next_root", next.root().value())
                        .setToNull("previous_root")
                        .setToNull("previous_seq")
                        .setLong("floor", floor.value());
        if (previous.isPresent()) {
            condition =
                    condition
                            .setUuid("previous_root", previous.get().root().value())
                            .setLong("previous_seq", previous.get().seq().value());
        }
        return client.conditionally(
                conditionalBatch(condition)
                        .addStatement(
                                trimInBatch
                                        .bind()
                                        .setUuid("account", account.value())
                                        .setLong("floor", floor.value()))
                        .build());
    }

    /** What makes a batch conditional comes first; the rest is then written by Paxos with it. */
    private static BatchStatementBuilder conditionalBatch(BoundStatement condition) {
        return BatchStatement.builder(DefaultBatchType.LOGGED)
                .addStatement(condition)
                .setIdempotence(false);
    }

    Optional<Head> head(AccountId account, ConsistencyLevel level) {
        return client.row(
                        head.bind()
                                .setUuid("account", account.value())
                                .setConsistencyLevel(level)
                                .setIdempotent(true))
                .map(AccountLogTable::head);
    }

    Tail tail(AccountId account, ModSeq since, int limit, ConsistencyLevel level) {
        List<Row> rows =
                client.rows(
                        tail.bind()
                                .setUuid("account", account.value())
                                .setLong("since", since.value())
                                .setInt("most", limit)
                                .setPageSize(PAGE_ROWS)
                                .setConsistencyLevel(level)
                                .setIdempotent(true));
        boolean hasHead = !rows.isEmpty() && rows.getLast().getLong("seq") == HEAD_ROW;
        List<Row> entries = hasHead ? rows.subList(0, rows.size() - 1) : rows;
        return new Tail(
                entries.stream().map(AccountLogTable::entry).toList(),
                hasHead
                        ? Optional.of(new ModSeq(rows.getLast().getLong("head_seq")))
                        : Optional.empty());
    }

    private static LogEntry entry(Row row) {
        return new LogEntry(
                new ModSeq(row.getLong("seq")),
                new CommitId(Columns.uuid(row, "commit_id")),
                Columns.octets(row, "entry"));
    }

    private static Head head(Row row) {
        return new Head(
                new ModSeq(row.getLong("head_seq")),
                Optional.ofNullable(row.getUuid("head_commit")).map(CommitId::new),
                Optional.ofNullable(row.getUuid("head_hash")).map(EntryHash::new),
                Optional.ofNullable(row.getUuid("root_id"))
                        .map(ObjectId::new)
                        .map(root ->
                                new Checkpoint(new ModSeq(row.getLong("checkpoint_seq")), root)),
                new ModSeq(row.getLong("floor_seq")));
    }

    /**
     * What was read after some number, oldest first.
     *
     * @param head where the log ends; absent if the limit came before it, or if there is no log
     */
    record Tail(List<LogEntry> entries, Optional<ModSeq> head) {
        boolean isOfNoLog() {
            return entries.isEmpty() && head.isEmpty();
        }

        /** Whether every number from {@code since} to the limit or the head is there. */
        boolean isWholeAfter(ModSeq since) {
            ModSeq last = since;
            for (LogEntry entry : entries) {
                if (!entry.seq().equals(last.next())) {
                    return false;
                }
                last = entry.seq();
            }
            return head.isEmpty() || !head.get().isAfter(last);
        }
    }
}
