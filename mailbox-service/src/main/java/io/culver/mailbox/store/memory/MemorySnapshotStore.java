package io.culver.mailbox.store.memory;

import io.culver.mailbox.store.ObjectId;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The objects of checkpoints in memory. */
final class MemorySnapshotStore implements SnapshotStore {
    private record Key(AccountId account, ObjectId id) {}

    private final Map<Key, Octets> objects = new ConcurrentHashMap<>();

    @Override
    public void put(AccountId account, ObjectId id, Octets object) {
        StoreLimits.checkObject(object);
        objects.put(new Key(account, id), object);
    }

    @Override
    public Octets get(AccountId account, ObjectId id) {
        Octets object = objects.get(new Key(account, id));
        if (object == null) {
            throw new MailException(MailError.CORRUPTION, "An object of a checkpoint is missing");
        }
        return object;
    }

    @Override
    public void delete(AccountId account, Collection<ObjectId> ids) {
        ids.forEach(id -> objects.remove(new Key(account, id)));
    }
}
