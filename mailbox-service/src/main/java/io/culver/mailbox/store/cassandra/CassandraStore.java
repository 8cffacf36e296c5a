package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import io.culver.mailbox.store.AccountDirectory;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.IndexManifests;
import io.culver.mailbox.store.MessageStore;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.store.UnusableStoreException;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.instrumentation.cassandra.v4_4.CassandraTelemetry;

/** A store in a keyspace of a Cassandra cluster, which any number of processes may share. */
public final class CassandraStore implements Store {
    private final CqlClient client;
    private final AccountLog accountLog;
    private final SnapshotStore snapshots;
    private final MessageStore messages;
    private final BlobStore blobs;
    private final AccountDirectory directory;
    private final IndexManifests indexManifests;

    private CassandraStore(CqlClient client) {
        this.client = client;
        accountLog = new CassandraAccountLog(new AccountLogTable(client));
        snapshots = new CassandraSnapshotStore(new AccountObjectTable(client));
        messages = new CassandraMessageStore(new MessageMetaTable(client));
        blobs = new CassandraBlobStore(new BlobChunkTable(client));
        directory = new CassandraAccountDirectory(new LoginTable(client));
        indexManifests = new CassandraIndexManifests(new IndexManifestTable(client));
    }

    /**
     * Connects, checks that the cluster keeps what the store relies on, and makes or upgrades the
     * keyspace.
     *
     * @param telemetry gets a span for each statement
     * @throws io.culver.mailbox.store.UnusableStoreException if the cluster does not answer within
     *     some 15 seconds, or must not be used as it is
     */
    public static CassandraStore open(CassandraConfig config, OpenTelemetry telemetry) {
        var connector = new Connector(config);
        try (CqlSession session = connector.connectToChangeTheSchema()) {
            var checks = new StartupChecks(session);
            checks.checkNodes(config.localDatacenter());
            new SchemaMigrator(session, config).migrate();
            checks.checkTables(config.keyspace());
        } catch (DriverException e) {
            throw unusable(config, e);
        }
        CqlSession session =
                CassandraTelemetry.create(telemetry).wrap(connector.connectToKeyspace());
        try {
            return new CassandraStore(new CqlClient(session, config.requestTimeout()));
        } catch (DriverException e) {
            session.close();
            throw unusable(config, e);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static UnusableStoreException unusable(CassandraConfig config, DriverException e) {
        return new UnusableStoreException(
                "Cassandra keyspace %s cannot be made or opened: check that enough nodes are up and that its tables may be changed (%s)"
                        .formatted(config.keyspace(), e.getMessage()),
                e);
    }

    @Override
    public AccountLog accountLog() {
        return accountLog;
    }

    @Override
    public SnapshotStore snapshots() {
        return snapshots;
    }

    @Override
    public MessageStore messages() {
        return messages;
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public AccountDirectory directory() {
        return directory;
    }

    @Override
    public IndexManifests indexManifests() {
        return indexManifests;
    }

    @Override
    public void close() {
        client.close();
    }
}
