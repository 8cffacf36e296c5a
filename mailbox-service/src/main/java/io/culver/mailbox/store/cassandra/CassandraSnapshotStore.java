package io.culver.mailbox.store.cassandra;

import io.culver.mailbox.store.ObjectId;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.StoreLimits;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;

/** The objects of checkpoints. */
final class CassandraSnapshotStore implements SnapshotStore {
    private final AccountObjectTable table;

    CassandraSnapshotStore(AccountObjectTable table) {
        this.table = table;
    }

    @Override
    public void put(AccountId account, ObjectId id, Octets object) {
        StoreLimits.checkObject(object);
        table.insert(account, id, object.asReadOnlyBuffer());
    }

    @Override
    public Octets get(AccountId account, ObjectId id) {
        List<ByteBuffer> chunks = table.select(account, id);
        if (chunks.isEmpty()) {
            throw new MailException(MailError.CORRUPTION, "An object of a checkpoint is missing");
        }
        int size = chunks.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer object = ByteBuffer.allocate(size);
        chunks.forEach(object::put);
        return Octets.wrap(object.array());
    }

    @Override
    public void delete(AccountId account, Collection<ObjectId> ids) {
        table.delete(account, ids);
    }
}
