package io.culver.mailbox.store.memory;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.Store;

/** A store that is gone with the process. */
public final class MemoryStore implements Store {
    private final AccountLog accountLog = new MemoryAccountLog();
    private final SnapshotStore snapshots = new MemorySnapshotStore();
    private final MessageStore messages = new MemoryMessageStore();
    private final BlobStore blobs = new MemoryBlobStore();
    private final AccountDirectory directory = new MemoryAccountDirectory();
    private final IndexManifests indexManifests = new MemoryIndexManifests();

    @Override
    public AccountLog accountLog() {
        return accountLog;
    }

    @Override
    public SnapshotStore snapshots() {
        return snapshots;
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
        return directory;
    }

    @Override
    public IndexManifests indexManifests() {
        return indexManifests;
    }

    @Override
    public void close() {}
}
