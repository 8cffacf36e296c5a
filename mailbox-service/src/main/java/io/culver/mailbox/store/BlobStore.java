package io.culver.mailbox.store;

import io.culver.model.BlobId;
import io.culver.model.Octets;

/** The bytes of messages, in chunks: each written once under a random id, before the entry. */
public interface BlobStore {
    /** The largest chunk, in octets. */
    int MAX_CHUNK = 132 * 1024;

    /** Durable at the latest when an append to any account's log that was begun later returns. */
    void put(BlobId blob, int chunk, Octets octets);

    /** What was put. {@code NO_SUCH_MESSAGE} if there is no such chunk. */
    Octets get(BlobId blob, int chunk);

    /** Deletes the first {@code chunks} chunks; one that is not there is no error. */
    void delete(BlobId blob, int chunks);
}
