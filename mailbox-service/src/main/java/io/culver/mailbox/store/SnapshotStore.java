package io.culver.mailbox.store;

import io.culver.model.AccountId;
import io.culver.model.Octets;
import java.util.Collection;

/** The objects of checkpoints: each written once under an id of its own, then deleted whole. */
public interface SnapshotStore {
    /** Durable when it returns. At most 16 MiB. */
    void put(AccountId account, ObjectId id, Octets object);

    /** What was put. {@code CORRUPTION} if there is no such object. */
    Octets get(AccountId account, ObjectId id);

    /** Deletes; one that is not there is no error. */
    void delete(AccountId account, Collection<ObjectId> ids);
}
