package io.culver.mailbox.store;

/** All ports of one store, as one adapter gives them. Closing it ends its connections. */
public interface Store extends AutoCloseable {
    AccountLog accountLog();

    SnapshotStore snapshots();

    MessageStore messages();

    BlobStore blobs();

    AccountDirectory directory();

    IndexManifests indexManifests();

    @Override
    void close();
}
