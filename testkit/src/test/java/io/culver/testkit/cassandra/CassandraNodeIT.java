package io.culver.testkit.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.Row;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node comes up as configured, and keeps what it acknowledged over stop and SIGKILL. */
final class CassandraNodeIT {
    private static CassandraNode node;

    @BeforeAll
    static void start() {
        node = CassandraNode.shared();
        try (CqlSession session = connect()) {
            session.execute(
                    "CREATE KEYSPACE node_it WITH replication ="
                            + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
            session.execute("CREATE TABLE node_it.kept (id int PRIMARY KEY, text text)");
        }
    }

    @Test
    void runsCassandra5WithPaxosV2() {
        try (CqlSession session = connect()) {
            assertEquals("v2", setting(session, "paxos_variant"));
            Row local = first(session, "SELECT release_version FROM system.local");
            assertTrue(String.valueOf(local.getString(0)).startsWith("5.0."));
        }
    }

    @Test
    void syncsTheCommitLogBeforeItAnswers() {
        try (CqlSession session = connect()) {
            assertEquals("batch", setting(session, "commitlog_sync"));
        }
    }

    @Test
    void keepsAcknowledgedWritesOverKill() {
        write(1, "before the kill");
        node.kill();
        assertFalse(CqlProbe.answers(node.contactPoint()));
        node.restart();
        assertEquals("before the kill", read(1));
    }

    @Test
    void keepsItsDataOverStop() {
        write(2, "before the stop");
        node.stop();
        assertFalse(CqlProbe.answers(node.contactPoint()));
        node.restart();
        assertEquals("before the stop", read(2));
    }

    @Test
    void isSharedWithinTheJvm() {
        assertSame(CassandraNode.shared(), node);
    }

    private static void write(int id, String text) {
        try (CqlSession session = connect()) {
            // A conditional write, because those are the ones that Culver depends on.
            boolean applied =
                    session.execute(
                                    "INSERT INTO node_it.kept (id, text) VALUES (?, ?) IF NOT"
                                            + " EXISTS",
                                    id,
                                    text)
                            .wasApplied();
            assertTrue(applied);
        }
    }

    private static String read(int id) {
        try (CqlSession session = connect()) {
            Row row = first(session, "SELECT text FROM node_it.kept WHERE id = " + id);
            return String.valueOf(row.getString(0));
        }
    }

    private static String setting(CqlSession session, String name) {
        Row row =
                first(
                        session,
                        "SELECT value FROM system_views.settings WHERE name = '" + name + "'");
        return String.valueOf(row.getString(0));
    }

    private static Row first(CqlSession session, String query) {
        Row row = session.execute(query).one();
        assertNotNull(row, query);
        return row;
    }

    private static CqlSession connect() {
        return CqlSession.builder()
                .addContactPoint(node.contactPoint())
                .withLocalDatacenter(node.datacenter())
                .withConfigLoader(
                        DriverConfigLoader.programmaticBuilder()
                                .withDuration(
                                        DefaultDriverOption.REQUEST_TIMEOUT, Duration.ofSeconds(30))
                                .build())
                .build();
    }
}
