package io.culver.mailbox.store.embedded;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksObject;
import org.rocksdb.WriteBufferManager;

/**
 * RocksDB's options, with a bound on everything that it would let grow. They own native memory and
 * live as long as the database.
 */
final class Tuning implements AutoCloseable {
    /** Leaves most of a usual limit of 1,024 descriptors to connections. */
    private static final int OPEN_FILES_MAX = 256;

    /** How much there is to replay at most after a crash: some seconds. */
    private static final long WAL_BYTES_MAX = 256L << 20;

    /** Octets that are written before the kernel is asked to begin, so that a sync is short. */
    private static final long SYNC_STRIDE = 1L << 20;

    private static final long LOG_FILE_BYTES_MAX = 4L << 20;

    private static final int LOG_FILES_MAX = 4;

    private static final double BLOOM_BITS_A_KEY = 10;

    /** Larger values go to blob files: compaction then moves a reference, never the value. */
    private static final long BLOB_BYTES_MIN = 4 << 10;

    private static final long BLOB_FILE_BYTES = 128L << 20;

    private final Deque<RocksObject> owned = new ArrayDeque<>();
    private final Cache cache;
    private final DBOptions options;

    Tuning(EmbeddedConfig config) {
        RocksDB.loadLibrary();
        cache = own(new LRUCache(config.blockCache().octets()));
        var writeBuffers = own(new WriteBufferManager(config.writeBuffers().octets(), cache));
        options =
                own(new DBOptions())
                        .setCreateIfMissing(true)
                        .setCreateMissingColumnFamilies(true)
                        .setMaxOpenFiles(OPEN_FILES_MAX)
                        .setMaxTotalWalSize(WAL_BYTES_MAX)
                        .setWalBytesPerSync(SYNC_STRIDE)
                        .setBytesPerSync(SYNC_STRIDE)
                        .setWriteBufferManager(writeBuffers)
                        .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                        .setMaxLogFileSize(LOG_FILE_BYTES_MAX)
                        .setKeepLogFileNum(LOG_FILES_MAX);
    }

    DBOptions database() {
        return options;
    }

    /** The default column family, which stays empty, and then ours in their order. */
    List<ColumnFamilyDescriptor> families() {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        families.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, options()));
        for (Family family : Family.values()) {
            families.add(new ColumnFamilyDescriptor(family.storedName(), options(family)));
        }
        return families;
    }

    private ColumnFamilyOptions options(Family family) {
        return switch (family) {
            case LOG, DIRECTORY, INDEX ->
                    options().setCompressionType(CompressionType.LZ4_COMPRESSION);
            case META ->
                    options()
                            .setCompressionType(CompressionType.LZ4_COMPRESSION)
                            .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
            case OBJECT -> inBlobFiles(options(), CompressionType.LZ4_COMPRESSION);
            // Chunks are compressed before they come here.
            case CHUNK -> inBlobFiles(options(), CompressionType.NO_COMPRESSION);
        };
    }

    private ColumnFamilyOptions options() {
        var table =
                new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setCacheIndexAndFilterBlocks(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setFilterPolicy(own(new BloomFilter(BLOOM_BITS_A_KEY)));
        return own(new ColumnFamilyOptions()).setTableFormatConfig(table);
    }

    private static ColumnFamilyOptions inBlobFiles(
            ColumnFamilyOptions options, CompressionType compression) {
        return options.setCompressionType(compression)
                .setEnableBlobFiles(true)
                .setMinBlobSize(BLOB_BYTES_MIN)
                .setBlobFileSize(BLOB_FILE_BYTES)
                .setBlobCompressionType(compression)
                .setEnableBlobGarbageCollection(true);
    }

    private <T extends RocksObject> T own(T object) {
        owned.push(object);
        return object;
    }

    @Override
    public void close() {
        owned.forEach(RocksObject::close);
    }
}
