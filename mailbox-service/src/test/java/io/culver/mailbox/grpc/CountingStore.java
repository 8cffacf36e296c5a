package io.culver.mailbox.grpc;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.MetaPage;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageMeta;
import io.culver.model.Octets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A memory store that can be asked what it holds. */
final class CountingStore implements Store {
    private final MemoryStore memory = new MemoryStore();
    private final CountingBlobs blobs = new CountingBlobs(memory.blobs());
    private final CountingMessages messages = new CountingMessages(memory.messages());

    int chunks() {
        return blobs.held.size();
    }

    /** A meta is the last of a message that is written. */
    void refuseMetas() {
        messages.isRefusing.set(true);
    }

    int metas() {
        return messages.held.size();
    }

    /** The most chunks that were ever on their way in at once. */
    int mostChunksUnderWay() {
        return blobs.most.get();
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
        return messages;
    }

    @Override
    public BlobStore blobs() {
        return blobs;
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

    private record ChunkKey(BlobId blob, int chunk) {}

    private record MetaKey(AccountId account, EmailId email) {}

    private static final class CountingBlobs implements BlobStore {
        private final BlobStore memory;
        private final Set<ChunkKey> held = ConcurrentHashMap.newKeySet();
        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        CountingBlobs(BlobStore memory) {
            this.memory = memory;
        }

        @Override
        public void put(BlobId blob, int chunk, Octets octets) {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            memory.put(blob, chunk, octets);
            held.add(new ChunkKey(blob, chunk));
            underWay.decrementAndGet();
        }

        @Override
        public Octets get(BlobId blob, int chunk) {
            return memory.get(blob, chunk);
        }

        @Override
        public void delete(BlobId blob, int chunks) {
            memory.delete(blob, chunks);
            held.removeIf(key -> key.blob.equals(blob) && key.chunk < chunks);
        }
    }

    private static final class CountingMessages implements MessageStore {
        private final MessageStore memory;
        private final Set<MetaKey> held = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean isRefusing = new AtomicBoolean();

        CountingMessages(MessageStore memory) {
            this.memory = memory;
        }

        @Override
        public void put(AccountId account, EmailId id, MessageMeta meta) {
            if (isRefusing.get()) {
                throw new MailException(MailError.UNAVAILABLE, "The store takes no more");
            }
            memory.put(account, id, meta);
            held.add(new MetaKey(account, id));
        }

        @Override
        public MetaPage get(AccountId account, List<EmailId> ids) {
            return memory.get(account, ids);
        }

        @Override
        public void delete(AccountId account, EmailId id) {
            memory.delete(account, id);
            held.remove(new MetaKey(account, id));
        }
    }
}
