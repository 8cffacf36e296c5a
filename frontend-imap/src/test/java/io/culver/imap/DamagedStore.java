package io.culver.imap;

import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.LogEntry;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A store of which a test can turn over single bits. */
final class DamagedStore extends ForwardingStore {
    private final List<BlobId> blobs = new CopyOnWriteArrayList<>();
    private final Set<BlobId> damagedBlobs = ConcurrentHashMap.newKeySet();
    private final Set<ModSeq> damagedEntries = ConcurrentHashMap.newKeySet();

    private volatile boolean isWithoutCheckpoints;

    DamagedStore(Store store) {
        super(store);
    }

    /** From now on the message that came in so many before the last one is damaged. */
    void damageMessage(int beforeLast) {
        damagedBlobs.add(blobs.get(blobs.size() - 1 - beforeLast));
    }

    /** From now on every account's entry of this number is. */
    void damageEntry(long seq) {
        damagedEntries.add(new ModSeq(seq));
    }

    /** From now on no checkpoint is installed: accounts are read from their logs. */
    void takeNoCheckpoints() {
        isWithoutCheckpoints = true;
    }

    private static Octets flipped(Octets octets) {
        byte[] bytes = octets.toArray();
        bytes[bytes.length / 2] ^= 8;
        return Octets.wrap(bytes);
    }

    @Override
    public BlobStore blobs() {
        return new Blobs(store.blobs());
    }

    @Override
    public List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
        List<LogEntry> entries = new ArrayList<>(log.entries(account, since, limit));
        entries.replaceAll(it ->
                damagedEntries.contains(it.seq())
                        ? new LogEntry(it.seq(), it.commit(), flipped(it.entry()))
                        : it);
        return entries;
    }

    @Override
    public boolean install(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
        return !isWithoutCheckpoints && log.install(account, previous, next, floor);
    }

    private final class Blobs implements BlobStore {
        private final BlobStore chunks;

        Blobs(BlobStore chunks) {
            this.chunks = chunks;
        }

        @Override
        public void put(BlobId blob, int chunk, Octets octets) {
            if (chunk == 0) {
                blobs.add(blob);
            }
            chunks.put(blob, chunk, octets);
        }

        @Override
        public Octets get(BlobId blob, int chunk) {
            Octets octets = chunks.get(blob, chunk);
            return damagedBlobs.contains(blob) ? flipped(octets) : octets;
        }

        @Override
        public void delete(BlobId blob, int count) {
            chunks.delete(blob, count);
        }
    }
}
