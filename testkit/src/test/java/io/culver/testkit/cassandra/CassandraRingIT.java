package io.culver.testkit.cassandra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.datastax.oss.driver.api.core.ConsistencyLevel;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Three nodes are one ring, which goes on deciding when one of them is killed. */
@EnabledIfSystemProperty(
        named = "culver.ring",
        matches = "true",
        disabledReason = "three nodes take over a minute and 4 GiB")
final class CassandraRingIT {

    @Test
    void decidesWithTwoOfThreeNodes() {
        List<CassandraProcess> ring =
                CassandraNode.ring(3, _ -> NodeSetting.of(CommitLogSync.PERIODIC));
        try (CqlSession session = connect(ring.getFirst())) {
            assertEquals(3, session.getMetadata().getNodes().size());
            session.execute(
                    "CREATE KEYSPACE ring_it WITH replication ="
                            + " {'class': 'SimpleStrategy', 'replication_factor': 3}");
            session.execute("CREATE TABLE ring_it.decided (id int PRIMARY KEY)");
            assertTrue(decide(session, 1));
            ring.getLast().kill();
            assertTrue(decide(session, 2));
        } finally {
            ring.forEach(CassandraNode::close);
        }
    }

    private static boolean decide(CqlSession session, int id) {
        return session.execute(
                        SimpleStatement.newInstance(
                                        "INSERT INTO ring_it.decided (id) VALUES (?) IF NOT EXISTS",
                                        id)
                                .setConsistencyLevel(ConsistencyLevel.QUORUM))
                .wasApplied();
    }

    private static CqlSession connect(CassandraNode node) {
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
