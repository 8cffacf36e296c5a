package io.culver.mailbox.store.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import io.culver.mailbox.store.UnusableStoreException;
import io.culver.model.AccountId;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a keyspace comes into being, and when it is refused. */
class SchemaMigratorIT {
    private final CassandraConfig config = SharedCassandra.config("schema_migrator");

    @Test
    void severalProcessesMayStartAtTheSameMoment() throws Exception {
        CassandraConfig fresh = SharedCassandra.config("schema_migrator_fresh");
        AccountId account = new AccountId(UUID.randomUUID());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starting = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                starting.add(
                        threads.submit(() -> {
                            try (var store = CassandraStore.open(fresh, OpenTelemetry.noop())) {
                                store.accountLog().create(account);
                            }
                        }));
            }
            for (Future<?> one : starting) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
        try (var store = CassandraStore.open(fresh, OpenTelemetry.noop())) {
            assertTrue(store.accountLog().head(account).isPresent());
        }
    }

    @Test
    void refusesWhatIsNotAsItMustBe() {
        CassandraStore.open(config, OpenTelemetry.noop()).close();
        try (CqlSession session = new Connector(config).connectToKeyspace()) {
            session.execute("ALTER TABLE blob_chunk WITH read_repair = 'NONE'");
            assertEquals(
                    "Cassandra table schema_migrator.blob_chunk has read_repair NONE: ALTER TABLE"
                            + " schema_migrator.blob_chunk WITH read_repair = 'BLOCKING'",
                    refusalOf(config));

            int next = SchemaMigrator.FILES.size() + 1;
            session.execute(
                    "INSERT INTO schema_version (version, runner, done) VALUES (%d, uuid(), true) IF NOT EXISTS"
                            .formatted(next));
            assertEquals(
                    "Cassandra keyspace schema_migrator was written by a newer Culver: run that"
                            + " version",
                    refusalOf(config));
        }
    }

    @Test
    void anUnknownDataCentreIsRefusedByTheNamesThatThereAre() {
        String message = refusalOf(CassandraConfig.of(config.contactPoints(), "atlantis"));
        assertTrue(message.contains("set the local data centre to one of: datacenter1"), message);
    }

    private static String refusalOf(CassandraConfig config) {
        var refusal =
                assertThrows(
                        UnusableStoreException.class,
                        () -> CassandraStore.open(config, OpenTelemetry.noop()));
        return String.valueOf(refusal.getMessage());
    }
}
