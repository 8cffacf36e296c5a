package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.ObjectId;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.util.Collection;

/** The objects of checkpoints: row {@code account object}. */
final class EmbeddedSnapshotStore implements SnapshotStore {
    private final Database database;

    EmbeddedSnapshotStore(Database database) {
        this.database = database;
    }

    @Override
    public void put(AccountId account, ObjectId id, Octets object) {
        StoreLimits.checkObject(object);
        database.write(batch -> batch.put(Family.OBJECT, key(account, id), object.toArray()));
    }

    @Override
    public Octets get(AccountId account, ObjectId id) {
        return database.get(Family.OBJECT, key(account, id))
                .map(Octets::wrap)
                .orElseThrow(() ->
                        new MailException(
                                MailError.CORRUPTION, "An object of a checkpoint is missing"));
    }

    /** Not synchronous: an object that comes back after a crash is an orphan as any other. */
    @Override
    public void delete(AccountId account, Collection<ObjectId> ids) {
        database.writeSoon(batch -> {
            for (ObjectId id : ids) {
                batch.delete(Family.OBJECT, key(account, id));
            }
        });
    }

    private static byte[] key(AccountId account, ObjectId id) {
        return Keys.of(account.value(), id.value());
    }
}
