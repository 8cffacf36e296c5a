package io.culver.mailbox.ingest;

import io.culver.mailbox.store.BlobStore;
import io.culver.model.BlobId;

/** The chunks of a message that may be in the blob store: the first {@code count}. */
public record StoredChunks(BlobId blob, int count) {
    /** Deletes them: the message is not wanted. */
    public void deleteFrom(BlobStore blobs) {
        blobs.delete(blob, count);
    }
}
