package io.culver.mailbox.store.embedded;

import io.culver.mailbox.store.UnusableStoreException;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The RocksDB of an embedded store. All column families share one write-ahead log, which is written
 * in order: a synchronous write makes every earlier write durable with it.
 */
final class Database implements AutoCloseable {
    /** Reads a row that was found. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(byte[] key, byte[] value);
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws RocksDBException;
    }

    /**
     * Writers at the same moment: RocksDB syncs once for all that wait. They are threads of their
     * own because a virtual thread would hold its carrier through the sync.
     */
    private static final int SYNC_WRITERS = 32;

    private static final Logger log = LoggerFactory.getLogger(Database.class);

    private final Tuning tuning;
    private final RocksDB rocks;
    private final List<ColumnFamilyHandle> handles;
    private final Map<Family, ColumnFamilyHandle> families = new EnumMap<>(Family.class);
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions().setSync(false);
    private final ExecutorService writers =
            Executors.newFixedThreadPool(
                    SYNC_WRITERS, Thread.ofPlatform().daemon().name("store-write-", 0).factory());

    /** Held for reading by every call: RocksDB must not be closed under one. */
    private final ReadWriteLock use = new ReentrantReadWriteLock();

    private final AtomicBoolean isFailing = new AtomicBoolean();
    private boolean isClosed;

    private Database(Tuning tuning, RocksDB rocks, List<ColumnFamilyHandle> handles) {
        this.tuning = tuning;
        this.rocks = rocks;
        this.handles = handles;
        var ours = handles.subList(1, handles.size()).iterator(); // the first is the default
        for (Family family : Family.values()) {
            families.put(family, ours.next());
        }
    }

    /** Opens the database in {@code files}, or makes one. */
    static Database open(EmbeddedConfig config, Path files) {
        var tuning = new Tuning(config);
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        try {
            var rocks =
                    RocksDB.open(tuning.database(), files.toString(), tuning.families(), handles);
            return new Database(tuning, rocks, handles);
        } catch (RocksDBException e) {
            tuning.close();
            throw unusable(config.directory(), e);
        }
    }

    private static UnusableStoreException unusable(Path directory, RocksDBException e) {
        String reason = String.valueOf(e.getMessage());
        return reason.contains("/LOCK: ")
                ? new UnusableStoreException(
                        "data directory " + directory + " is in use by another process", e)
                : new UnusableStoreException(
                        "data directory " + directory + " cannot be opened: " + reason, e);
    }

    Optional<byte[]> get(Family family, byte[] key) {
        return read(() -> Optional.ofNullable(rocks.get(families.get(family), key)));
    }

    /** The values in the order of the keys; empty where there is none. */
    List<Optional<byte[]>> get(Family family, List<byte[]> keys) {
        if (keys.isEmpty()) {
            return List.of(); // RocksDB takes no empty list
        }
        var handle = families.get(family);
        return read(() ->
                rocks.multiGetAsList(Collections.nCopies(keys.size(), handle), keys).stream()
                        .map(Optional::ofNullable)
                        .toList());
    }

    /** Rows in key order from {@code from}, included, to {@code to}, not included. */
    <T> List<T> scan(Family family, byte[] from, byte[] to, int limit, RowReader<T> reader) {
        return read(() -> rows(family, from, to, limit, reader));
    }

    private <T> List<T> rows(Family family, byte[] from, byte[] to, int limit, RowReader<T> reader)
            throws RocksDBException {
        try (var end = new Slice(to);
                var options = new ReadOptions().setIterateUpperBound(end);
                RocksIterator at = rocks.newIterator(families.get(family), options)) {
            List<T> rows = new ArrayList<>();
            for (at.seek(from); at.isValid() && rows.size() < limit; at.next()) {
                rows.add(reader.read(at.key(), at.value()));
            }
            at.status();
            return rows;
        }
    }

    /**
     * Durable when it returns, and with it every earlier write. Fails with {@code OUTCOME_UNKNOWN}
     * if it may be found after a restart all the same.
     */
    void write(Batch.Content content) {
        try {
            CompletableFuture.runAsync(
                            () -> write(content, synced, Database::ofSyncedWrite), writers)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof MailException refusal ? refusal : e;
        }
    }

    /** Durable as soon as a later {@link #write} has returned. */
    void writeSoon(Batch.Content content) {
        write(content, unsynced, Database::ofWrite);
    }

    private void write(
            Batch.Content content, WriteOptions how, Function<Status, MailException> refusal) {
        guarded(
                () -> {
                    try (var changes = new WriteBatch()) {
                        content.addTo(new Batch(changes, families));
                        rocks.write(how, changes);
                    }
                    isFailing.set(false);
                    return true;
                },
                refusal);
    }

    private <T> T read(Call<T> call) {
        return guarded(call, Database::ofRead);
    }

    private <T> T guarded(Call<T> call, Function<Status, MailException> refusal) {
        use.readLock().lock();
        try {
            if (isClosed) {
                throw new MailException(MailError.UNAVAILABLE, "The store is closed");
            }
            return call.run();
        } catch (RocksDBException e) {
            if (isFailing.compareAndSet(false, true)) {
                log.atError().setCause(e).log("the store fails; it is logged once until it works");
            }
            throw refusal.apply(e.getStatus());
        } finally {
            use.readLock().unlock();
        }
    }

    /** A batch that found no room is not whole in the log; any other may be. */
    private static MailException ofSyncedWrite(Status status) {
        return isFull(status)
                ? ofWrite(status)
                : new MailException(MailError.OUTCOME_UNKNOWN, "The store cannot write");
    }

    private static MailException ofWrite(Status status) {
        return new MailException(
                MailError.UNAVAILABLE,
                isFull(status) ? "The store's disk is full" : "The store cannot write");
    }

    private static boolean isFull(Status status) {
        return status.getSubCode() == Status.SubCode.NoSpace;
    }

    private static MailException ofRead(Status status) {
        return status.getCode() == Status.Code.Corruption
                ? new MailException(MailError.CORRUPTION, "Stored data are damaged")
                : new MailException(MailError.UNAVAILABLE, "The store cannot read");
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (isClosed) {
                return;
            }
            isClosed = true;
            handles.forEach(ColumnFamilyHandle::close);
            rocks.close();
            synced.close();
            unsynced.close();
            tuning.close();
        } finally {
            use.writeLock().unlock();
        }
        writers.shutdown();
    }
}
