package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.BlobId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;

/**
 * The bytes of messages: row {@code blob chunk}. A put is not synchronous: the append that comes
 * after it syncs the one write-ahead log, which has the put before the append.
 */
final class EmbeddedBlobStore implements BlobStore {
    private final Database database;

    EmbeddedBlobStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(BlobId blob, int chunk, Octets octets) {
        StoreLimits.checkChunk(octets);
        database.writeSoon(batch -> batch.put(Family.CHUNK, key(blob, chunk), octets.toArray()));
    }

    @Override
    public Octets get(BlobId blob, int chunk) {
        return database.get(Family.CHUNK, key(blob, chunk))
                .map(Octets::wrap)
                .orElseThrow(() ->
                        new MailException(
                                MailError.NO_SUCH_MESSAGE, "The message is no longer there"));
    }

    @Override
    public void delete(BlobId blob, int chunks) {
        database.writeSoon(batch -> {
            for (int chunk = 0; chunk < chunks; chunk++) {
                batch.delete(Family.CHUNK, key(blob, chunk));
            }
        });
    }

    private static byte[] key(BlobId blob, int chunk) {
        return Keys.of(blob.value(), chunk);
    }
}
