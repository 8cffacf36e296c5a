package io.culver.mailbox.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.store.cassandra.CassandraStore;
import io.culver.mailbox.store.cassandra.SharedCassandra;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.SearchCriteria;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.FlagCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.CopyRequest;
import io.culver.proto.mailbox.v1.ExpungeRequest;
import io.culver.proto.mailbox.v1.MoveRequest;
import io.culver.proto.mailbox.v1.SearchRequest;
import io.culver.proto.mailbox.v1.StoreRequest;
import io.culver.proto.model.v1.ModelProto;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What commands cost on Cassandra, in statements. Many messages are changed by one conditional
 * write: the number of messages never is a number of statements.
 */
class CassandraStatementsIT {
    private static final int MESSAGES = 10_000;
    private static final int SEARCHES = 200;
    private static final ModelProto.UidSet ALL =
            UidSetCodec.encode(UidSet.of(new Uid(1), new Uid(Uid.MAX)));

    /** Of a batch, which has the head and the entry, traces tell the keyspace alone. */
    private static final String COMMIT = "statements";

    private static final Statements STATEMENTS = new Statements();
    @TempDir private static Path folder;
    private static CassandraStore store;
    private static RunningService running;

    @BeforeAll
    static void open() throws Exception {
        store = CassandraStore.open(SharedCassandra.config("statements"), STATEMENTS.telemetry());
        running = new RunningService(folder, store);
    }

    @AfterAll
    static void close() {
        running.close();
        store.close();
    }

    @Test
    void storeCopyMoveAndExpungeOfManyAreOneStatementEach() throws Throwable {
        long inbox = fill();
        long archive = idOf("Archive");
        long trash = idOf("Trash");
        assertEquals(List.of(COMMIT), STATEMENTS.of(() -> many(store(inbox, Flag.SEEN))));
        assertEquals(List.of(COMMIT), STATEMENTS.of(() -> many(copy(inbox, "Archive"))));
        assertEquals(List.of(COMMIT), STATEMENTS.of(() -> many(move(archive, "Trash"))));
        assertEquals(List.of(COMMIT), STATEMENTS.of(() -> many(store(trash, Flag.DELETED))));
        assertEquals(List.of(COMMIT), STATEMENTS.of(() -> many(expunge(trash))));
    }

    /** By copies, which cost little. */
    private static long fill() throws Exception {
        var _ = running.append("INBOX", RunningService.mail("one"));
        long inbox = idOf("INBOX");
        for (long there = 1; there < MESSAGES; there *= 2) {
            assertEquals(there, copy(inbox, "INBOX").size());
        }
        return inbox;
    }

    private static void many(UidSet changed) {
        assertTrue(changed.size() >= MESSAGES, changed::toString);
    }

    /** The octets and what is known of them at the same time, and then the entry. */
    @Test
    void appendIsItsOctetsItsMetaAndItsEntry() throws Throwable {
        assertEquals(
                List.of("INSERT statements.blob_chunk", "INSERT statements.message_meta", COMMIT),
                STATEMENTS.of(() -> {
                    var _ = running.append("Drafts", RunningService.mail("two"));
                }));
    }

    @Test
    void readsOfTheHeadAreShared() throws Throwable {
        SearchRequest request =
                SearchRequest.newBuilder()
                        .setAccountId(running.account)
                        .setMailboxId(idOf("Sent"))
                        .setCriteria(CriteriaCodec.encode(new SearchCriteria.All()))
                        .build();
        List<String> statements =
                STATEMENTS.of(() -> {
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        for (int i = 0; i < SEARCHES; i++) {
                            var _ = threads.submit(() -> running.messages().search(request));
                        }
                    }
                });
        assertEquals(
                List.of("SELECT statements.account_log"), statements.stream().distinct().toList());
        assertTrue(statements.size() < SEARCHES, statements::toString);
    }

    private static long idOf(String mailbox) {
        return running.open(mailbox).getStatus().getMailboxId();
    }

    private static UidSet store(long mailbox, Flag flag) {
        var request =
                StoreRequest.newBuilder()
                        .setAccountId(running.account)
                        .setOpId(RunningService.newOp())
                        .setMailboxId(mailbox)
                        .setUids(ALL)
                        .setChange(FlagCodec.encode(new FlagChange.Add(Flags.of(flag))));
        return UidSetCodec.decode(running.messages().store(request.build()).getChanged());
    }

    private static UidSet copy(long mailbox, String target) {
        var request =
                CopyRequest.newBuilder()
                        .setAccountId(running.account)
                        .setOpId(RunningService.newOp())
                        .setMailboxId(mailbox)
                        .setUids(ALL)
                        .setTarget(target);
        return UidSetCodec.decode(running.messages().copy(request.build()).getTargetUids());
    }

    private static UidSet move(long mailbox, String target) {
        var request =
                MoveRequest.newBuilder()
                        .setAccountId(running.account)
                        .setOpId(RunningService.newOp())
                        .setMailboxId(mailbox)
                        .setUids(ALL)
                        .setTarget(target);
        return UidSetCodec.decode(running.messages().move(request.build()).getTargetUids());
    }

    private static UidSet expunge(long mailbox) {
        var request =
                ExpungeRequest.newBuilder()
                        .setAccountId(running.account)
                        .setOpId(RunningService.newOp())
                        .setMailboxId(mailbox)
                        .setUids(ALL);
        return UidSetCodec.decode(running.messages().expunge(request.build()).getExpunged());
    }
}
