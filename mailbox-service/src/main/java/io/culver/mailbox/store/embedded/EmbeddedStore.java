package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.Store;

/** A store in a directory of this machine, for this process alone. */
public final class EmbeddedStore implements Store {
    private final Database database;
    private final AccountLog accountLog;
    private final SnapshotStore snapshots;
    private final MessageStore messages;
    private final BlobStore blobs;
    private final AccountDirectory directory;
    private final IndexManifests indexManifests;

    private EmbeddedStore(Database database) {
        this.database = database;
        accountLog = new EmbeddedAccountLog(database);
        snapshots = new EmbeddedSnapshotStore(database);
        messages = new EmbeddedMessageStore(database);
        blobs = new EmbeddedBlobStore(database);
        directory = new EmbeddedAccountDirectory(database);
        indexManifests = new EmbeddedIndexManifests(database);
    }

    /**
     * Opens the store, or makes one.
     *
     * @throws io.culver.mailbox.store.UnusableStoreException if another process has it, if a newer
     *     Culver wrote it, or if its files cannot be read and written
     */
    public static EmbeddedStore open(EmbeddedConfig config) {
        return new EmbeddedStore(Database.open(config, DataDirectory.prepare(config.directory())));
    }

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

    /** Waits for the calls that are under way. */
    @Override
    public void close() {
        database.close();
    }
}
