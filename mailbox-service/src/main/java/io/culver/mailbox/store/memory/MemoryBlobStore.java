package io.culver.mailbox.store.memory;

import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.BlobId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The bytes of messages in memory. */
final class MemoryBlobStore implements BlobStore {
    private record Key(BlobId blob, int chunk) {}

    private final Map<Key, Octets> chunks = new ConcurrentHashMap<>();

    @Override
    public void put(BlobId blob, int chunk, Octets octets) {
        StoreLimits.checkChunk(octets);
        chunks.put(new Key(blob, chunk), octets);
    }

    @Override
    public Octets get(BlobId blob, int chunk) {
        Octets octets = chunks.get(new Key(blob, chunk));
        if (octets == null) {
            throw new MailException(MailError.NO_SUCH_MESSAGE, "The message is no longer there");
        }
        return octets;
    }

    @Override
    public void delete(BlobId blob, int chunks) {
        for (int chunk = 0; chunk < chunks; chunk++) {
            this.chunks.remove(new Key(blob, chunk));
        }
    }
}
