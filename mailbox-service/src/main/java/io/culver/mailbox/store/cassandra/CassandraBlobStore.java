package io.culver.mailbox.store.cassandra;

import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.BlobId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;

/** The bytes of messages. A put has a quorum when it returns, before the entry that names it. */
final class CassandraBlobStore implements BlobStore {
    private final BlobChunkTable table;

    CassandraBlobStore(BlobChunkTable table) {
        this.table = table;
    }

    @Override
    public void put(BlobId blob, int chunk, Octets octets) {
        StoreLimits.checkChunk(octets);
        table.insert(blob, chunk, octets);
    }

    @Override
    public Octets get(BlobId blob, int chunk) {
        return table.select(blob, chunk)
                .orElseThrow(() ->
                        new MailException(
                                MailError.NO_SUCH_MESSAGE, "The message is no longer there"));
    }

    @Override
    public void delete(BlobId blob, int chunks) {
        table.delete(blob, chunks);
    }
}
