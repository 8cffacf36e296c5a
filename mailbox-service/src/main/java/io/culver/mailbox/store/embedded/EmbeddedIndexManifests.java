package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.IndexManifest;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.Octets;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/**
 * The manifests of search indexes: row {@code account} holds {@code version manifest}. A swap is
 * synchronous, and the one write-ahead log has the chunks before it.
 */
final class EmbeddedIndexManifests implements IndexManifests {
    private static final int UUID_BYTES = 16;

    private final Database database;
    private final Stripes locks = new Stripes();

    EmbeddedIndexManifests(Database database) {
        this.database = database;
    }

    @Override
    public Optional<IndexManifest> find(AccountId account) {
        return database.get(Family.INDEX, key(account)).map(EmbeddedIndexManifests::decode);
    }

    @Override
    public boolean swap(AccountId account, Optional<UUID> expected, IndexManifest next) {
        StoreLimits.checkManifest(next);
        ByteBuffer row = ByteBuffer.allocate(UUID_BYTES + next.octets().size());
        Keys.put(row, next.version()).put(next.octets().asReadOnlyBuffer());
        return locks.locked(
                account,
                () -> {
                    if (!expected.equals(find(account).map(IndexManifest::version))) {
                        return false;
                    }
                    database.write(batch -> batch.put(Family.INDEX, key(account), row.array()));
                    return true;
                });
    }

    @Override
    public boolean delete(AccountId account, UUID expected) {
        return locks.locked(
                account,
                () -> {
                    if (find(account).filter(it -> it.version().equals(expected)).isEmpty()) {
                        return false;
                    }
                    database.write(batch -> batch.delete(Family.INDEX, key(account)));
                    return true;
                });
    }

    private static IndexManifest decode(byte[] stored) {
        ByteBuffer row = ByteBuffer.wrap(stored);
        UUID version = Keys.uuid(row);
        return new IndexManifest(version, Octets.copyOf(row));
    }

    private static byte[] key(AccountId account) {
        return Keys.put(ByteBuffer.allocate(UUID_BYTES), account.value()).array();
    }
}
