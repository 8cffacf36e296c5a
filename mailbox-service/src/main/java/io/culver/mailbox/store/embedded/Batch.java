package io.culver.mailbox.store.embedded;

import java.util.Map;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Changes that the database makes all or none. */
final class Batch {
    private final WriteBatch changes;
    private final Map<Family, ColumnFamilyHandle> families;

    Batch(WriteBatch changes, Map<Family, ColumnFamilyHandle> families) {
        this.changes = changes;
        this.families = families;
    }

    /** Fills a batch. */
    @FunctionalInterface
    interface Content {
        void addTo(Batch batch) throws RocksDBException;
    }

    void put(Family family, byte[] key, byte[] value) throws RocksDBException {
        changes.put(families.get(family), key, value);
    }

    void delete(Family family, byte[] key) throws RocksDBException {
        changes.delete(families.get(family), key);
    }

    /** Deletes the rows from {@code from}, included, to {@code to}, not included. */
    void deleteRange(Family family, byte[] from, byte[] to) throws RocksDBException {
        changes.deleteRange(families.get(family), from, to);
    }
}
