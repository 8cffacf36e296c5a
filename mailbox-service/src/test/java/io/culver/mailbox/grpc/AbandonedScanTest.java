package io.culver.mailbox.grpc;

import static io.culver.mailbox.grpc.RunningService.mail;
import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.BlobId;
import io.culver.model.Octets;
import io.culver.model.SearchCriteria;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.SearchRequest;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody looks through messages for a client that has gone. RFC 9051 §6.4.4 */
class AbandonedScanTest {
    private static final SearchCriteria HELLO = new SearchCriteria.Body("hello");

    @TempDir private Path folder;

    @Test
    void endsWithTheMessageAtWhichItsCallerLeaves() throws Exception {
        var store = new SlowStore();
        try (var running = new RunningService(folder, store)) {
            long mailbox =
                    running.append("INBOX", mail("one"), mail("two"), mail("three")).getMailboxId();
            running.search.isDown = true;
            for (int time = 0; time < Limits.SCANS_AT_ONCE; time++) {
                leave(running, store, mailbox);
            }
            assertEquals(Limits.SCANS_AT_ONCE, store.reads.get());

            // All turns are free again.
            assertEquals(UidSet.of(new Uid(1), new Uid(3)), search(running, mailbox));
            assertEquals(Limits.SCANS_AT_ONCE + 3, store.reads.get());
        }
    }

    /** Searches, and has gone when the first message has been read. */
    private static void leave(RunningService running, SlowStore store, long mailbox)
            throws Exception {
        store.hold();
        Context.CancellableContext caller = Context.current().withCancellation();
        var left =
                new FutureTask<>(() ->
                        assertThrows(StatusRuntimeException.class, () -> search(running, mailbox)));
        Thread.startVirtualThread(caller.wrap(left));
        store.awaitHeld();
        caller.cancel(null);
        assertEquals(Status.Code.CANCELLED, left.get().getStatus().getCode());
        eventually(() -> !store.isHolding.get());
    }

    private static UidSet search(RunningService running, long mailbox) {
        var request =
                SearchRequest.newBuilder()
                        .setAccountId(running.account)
                        .setMailboxId(mailbox)
                        .setCriteria(CriteriaCodec.encode(HELLO))
                        .build();
        return UidSetCodec.decode(running.messages().search(request).getUids());
    }

    /** In memory; while it holds, who reads a message waits until his caller has gone. */
    private static final class SlowStore implements Store {
        private final MemoryStore memory = new MemoryStore();
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicBoolean isHolding = new AtomicBoolean();
        private volatile CountDownLatch held = new CountDownLatch(0);

        void hold() {
            held = new CountDownLatch(1);
            isHolding.set(true);
        }

        void awaitHeld() throws InterruptedException {
            held.await();
        }

        @Override
        public BlobStore blobs() {
            BlobStore blobs = memory.blobs();
            return new BlobStore() {
                @Override
                public void put(BlobId blob, int chunk, Octets octets) {
                    blobs.put(blob, chunk, octets);
                }

                @Override
                public Octets get(BlobId blob, int chunk) {
                    reads.incrementAndGet();
                    if (isHolding.get()) {
                        held.countDown();
                        eventually(() -> Context.current().isCancelled());
                        isHolding.set(false);
                    }
                    return blobs.get(blob, chunk);
                }

                @Override
                public void delete(BlobId blob, int chunks) {
                    blobs.delete(blob, chunks);
                }
            };
        }

        @Override
        public AccountLog accountLog() {
            return memory.accountLog();
        }

        @Override
        public SnapshotStore snapshots() {
            return memory.snapshots();
        }

        @Override
        public MessageStore messages() {
            return memory.messages();
        }

        @Override
        public AccountDirectory directory() {
            return memory.directory();
        }

        @Override
        public IndexManifests indexManifests() {
            return memory.indexManifests();
        }

        @Override
        public void close() {
            memory.close();
        }
    }
}
