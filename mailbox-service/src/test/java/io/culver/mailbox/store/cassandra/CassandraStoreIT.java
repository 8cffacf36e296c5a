package io.culver.mailbox.store.cassandra;

import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.AccountDirectoryContract;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.AccountLogContract;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.BlobStoreContract;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.IndexManifestsContract;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.MessageStoreContract;
import io.culver.mailbox.store.PastContract;
import io.culver.mailbox.store.QuotaContract;
import io.culver.mailbox.store.ReplaceContract;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.SnapshotStoreContract;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.store.UnchangedSinceContract;
import io.culver.mailbox.store.VanishedContract;
import io.opentelemetry.api.OpenTelemetry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

class CassandraStoreIT {
    private static CassandraStore store;

    @BeforeAll
    static void open() {
        store =
                CassandraStore.open(
                        SharedCassandra.config("store_contracts"), OpenTelemetry.noop());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Nested
    class Log extends AccountLogContract {
        @Override
        protected AccountLog log() {
            return store.accountLog();
        }
    }

    @Nested
    class Snapshots extends SnapshotStoreContract {
        @Override
        protected SnapshotStore snapshots() {
            return store.snapshots();
        }
    }

    @Nested
    class Messages extends MessageStoreContract {
        @Override
        protected MessageStore messages() {
            return store.messages();
        }
    }

    @Nested
    class Blobs extends BlobStoreContract {
        @Override
        protected BlobStore blobs() {
            return store.blobs();
        }
    }

    @Nested
    class Directory extends AccountDirectoryContract {
        @Override
        protected AccountDirectory directory() {
            return store.directory();
        }
    }

    @Nested
    class Indexes extends IndexManifestsContract {
        @Override
        protected IndexManifests manifests() {
            return store.indexManifests();
        }
    }

    @Nested
    class Replacing extends ReplaceContract {
        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class ConditionalStores extends UnchangedSinceContract {
        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class Vanishing extends VanishedContract {
        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class Quotas extends QuotaContract {
        @Override
        protected Store store() {
            return store;
        }
    }

    @Nested
    class Past extends PastContract {
        @Override
        protected Store store() {
            return store;
        }
    }
}
