package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.culver.mailbox.store.UnusableStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies the numbered schema files that a keyspace lacks, each by one process at a time however
 * many start together. Every statement can be run again, so a process that died half-way is
 * followed by another that begins the file anew.
 */
final class SchemaMigrator {
    /** In their order; version 1 is the first. A file that has been released never changes. */
    static final List<String> FILES = List.of("V001__tables.cql", "V002__index_manifest.cql");

    /** How long others are waited for: the cluster, and a process that has begun a file. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration POLL = Duration.ofMillis(200);

    private static final Logger log = LoggerFactory.getLogger(SchemaMigrator.class);

    private final CqlSession session;
    private final CassandraConfig config;
    private final SchemaVersionTable versions;
    private final SchemaAgreement agreement;
    private final UUID runner = UUID.randomUUID();

    SchemaMigrator(CqlSession session, CassandraConfig config) {
        this.session = session;
        this.config = config;
        this.versions = new SchemaVersionTable(session);
        this.agreement = new SchemaAgreement(session);
    }

    /** Makes the keyspace or brings it up to date; the session is in it then. */
    void migrate() {
        enterKeyspace();
        agreement.changedBy(versions.create(config.keyspace()));
        awaitAgreement();
        if (versions.find(FILES.size() + 1).isPresent()) {
            throw new UnusableStoreException(
                    "Cassandra keyspace %s was written by a newer Culver: run that version"
                            .formatted(config.keyspace()));
        }
        for (int version = 1; version <= FILES.size(); version++) {
            bringTo(version);
        }
    }

    private void enterKeyspace() {
        run(
                """
                CREATE KEYSPACE IF NOT EXISTS %s
                WITH replication = {'class': 'NetworkTopologyStrategy', '%s': %d}
                """
                        .formatted(
                                config.keyspace(),
                                config.localDatacenter(),
                                config.replicationFactor()));
        awaitAgreement(); // another node may be asked to use it
        run("USE " + config.keyspace());
    }

    private void bringTo(int version) {
        if (versions.find(version).isEmpty() && versions.begin(version, runner)) {
            apply(version);
            return;
        }
        UUID awaited = runner;
        long since = System.nanoTime();
        while (true) {
            Optional<SchemaVersionTable.Work> work = versions.find(version);
            if (work.isPresent() && work.get().isDone()) {
                return;
            }
            UUID other = work.map(SchemaVersionTable.Work::runner).orElse(awaited);
            if (!other.equals(awaited)) {
                awaited = other;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > PATIENCE.toNanos()
                    && versions.takeOver(version, other, runner)) {
                apply(version);
                return;
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void apply(int version) {
        String file = FILES.get(version - 1);
        log.atInfo().addKeyValue("file", file).log("applying schema");
        statements(file).forEach(this::run);
        awaitAgreement();
        versions.finish(version, runner);
    }

    /** Nodes of a cluster that is young or busy hear late of what another was told. */
    private void awaitAgreement() {
        long since = System.nanoTime();
        while (!agreement.isReached() || !session.checkSchemaAgreement()) {
            if (System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new UnusableStoreException(
                        "Cassandra's nodes do not agree on the schema of keyspace %s: see nodetool describecluster, then start again"
                                .formatted(config.keyspace()));
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private void run(String cql) {
        agreement.changedBy(
                session.execute(
                        SimpleStatement.newInstance(cql).setTimeout(SchemaVersionTable.TIMEOUT)));
    }

    private static Stream<String> statements(String file) {
        return Stream.of(read(file).replaceAll("--[^\n]*", "").split(";", -1))
                .map(String::strip)
                .filter(statement -> !statement.isEmpty());
    }

    private static String read(String file) {
        try (InputStream in = SchemaMigrator.class.getResourceAsStream("/schema/" + file)) {
            if (in == null) {
                throw new IllegalStateException("schema file is missing: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
