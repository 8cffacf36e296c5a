package io.culver.simulation.disk;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.MetaPage;
import io.culver.mailbox.store.ObjectId;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.EmailId;
import io.culver.model.MessageMeta;
import io.culver.model.Octets;
import java.util.Collection;
import java.util.List;

/** The store as a node reaches it. What is written once needs no more than a way there and back. */
public final class RemoteStore implements Store {
    private final SharedDisk disk;
    private final DiskLink link;

    public RemoteStore(SharedDisk disk, DiskLink link) {
        this.disk = disk;
        this.link = link;
    }

    private void run(Runnable step) {
        link.call(() -> {
            step.run();
            return true;
        });
    }

    @Override
    public AccountLog accountLog() {
        return new RemoteLog(disk, link);
    }

    @Override
    public SnapshotStore snapshots() {
        SnapshotStore there = disk.store().snapshots();
        return new SnapshotStore() {
            @Override
            public void put(AccountId account, ObjectId id, Octets object) {
                run(() -> there.put(account, id, object));
            }

            @Override
            public Octets get(AccountId account, ObjectId id) {
                return link.call(() -> there.get(account, id));
            }

            @Override
            public void delete(AccountId account, Collection<ObjectId> ids) {
                run(() -> there.delete(account, ids));
            }
        };
    }

    @Override
    public MessageStore messages() {
        MessageStore there = disk.store().messages();
        return new MessageStore() {
            @Override
            public void put(AccountId account, EmailId id, MessageMeta meta) {
                run(() -> there.put(account, id, meta));
            }

            @Override
            public MetaPage get(AccountId account, List<EmailId> ids) {
                return link.call(() -> there.get(account, ids));
            }

            @Override
            public void delete(AccountId account, EmailId id) {
                run(() -> there.delete(account, id));
            }
        };
    }

    @Override
    public BlobStore blobs() {
        BlobStore there = disk.store().blobs();
        return new BlobStore() {
            @Override
            public void put(BlobId blob, int chunk, Octets octets) {
                run(() -> there.put(blob, chunk, octets));
            }

            @Override
            public Octets get(BlobId blob, int chunk) {
                return link.call(() -> there.get(blob, chunk));
            }

            @Override
            public void delete(BlobId blob, int chunks) {
                run(() -> there.delete(blob, chunks));
            }
        };
    }

    @Override
    public AccountDirectory directory() {
        return disk.store().directory();
    }

    @Override
    public IndexManifests indexManifests() {
        return disk.store().indexManifests();
    }

    @Override
    public void close() {}
}
