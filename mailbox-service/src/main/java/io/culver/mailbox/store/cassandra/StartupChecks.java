package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.Version;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import io.culver.mailbox.store.UnusableStoreException;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses a cluster on which commits would not be linearizable, or a quorum not monotonic. Each
 * refusal says what to do.
 */
final class StartupChecks {
    private static final String PAXOS_VARIANT =
            """
            SELECT value FROM system_views.settings WHERE name = 'paxos_variant'
            """;
    private static final String READ_REPAIR =
            """
            SELECT table_name, read_repair FROM system_schema.tables WHERE keyspace_name = ?
            """;

    /** First of the 4.1 line, and of the 5.0 line, without CASSANDRA-19617. */
    private static final Version OLDEST_4 = Objects.requireNonNull(Version.parse("4.1.6"));

    private static final Version OLDEST_5 = Objects.requireNonNull(Version.parse("5.0-rc1"));

    private static final Logger log = LoggerFactory.getLogger(StartupChecks.class);

    private final CqlSession session;

    StartupChecks(CqlSession session) {
        this.session = session;
    }

    /** Checks every node of the data centre that answers. */
    void checkNodes(String datacenter) {
        Collection<Node> nodes = session.getMetadata().getNodes().values();
        if (nodes.stream().noneMatch(node -> datacenter.equals(node.getDatacenter()))) {
            String there =
                    nodes.stream()
                            .map(node -> String.valueOf(node.getDatacenter()))
                            .distinct()
                            .collect(Collectors.joining(", "));
            throw new UnusableStoreException(
                    "Cassandra has no data centre %s: set the local data centre to one of: %s"
                            .formatted(datacenter, there));
        }
        for (Node node : nodes) {
            checkVersion(node.getEndPoint().toString(), node.getCassandraVersion());
            if (datacenter.equals(node.getDatacenter())) {
                paxosVariant(node)
                        .ifPresent(found -> checkPaxos(node.getEndPoint().toString(), found));
            }
        }
    }

    static void checkVersion(String node, @Nullable Version version) {
        boolean isFit =
                version != null
                        && version.compareTo(OLDEST_4) >= 0
                        && (version.getMajor() < 5 || version.compareTo(OLDEST_5) >= 0);
        if (!isFit) {
            throw new UnusableStoreException(
                    "Cassandra node %s is version %s: upgrade it to 4.1.6, 5.0 or later"
                            .formatted(node, version));
        }
    }

    static void checkPaxos(String node, String variant) {
        if (!variant.equals("v2")) {
            throw new UnusableStoreException(
                    "Cassandra node %s has paxos_variant: %s: set paxos_variant: v2 in its cassandra.yaml and restart it"
                            .formatted(node, variant));
        }
    }

    static void checkReadRepair(String keyspace, String table, String readRepair) {
        if (!readRepair.equalsIgnoreCase("BLOCKING")) {
            throw new UnusableStoreException(
                    "Cassandra table %s.%s has read_repair %s: ALTER TABLE %s.%s WITH read_repair = 'BLOCKING'"
                            .formatted(keyspace, table, readRepair, keyspace, table));
        }
    }

    void checkTables(String keyspace) {
        for (Row row : session.execute(READ_REPAIR, keyspace)) {
            checkReadRepair(
                    keyspace,
                    String.valueOf(row.getString("table_name")),
                    String.valueOf(row.getString("read_repair")));
        }
    }

    /** Absent if the node does not answer: a node that is down does not keep the others waiting. */
    private Optional<String> paxosVariant(Node node) {
        try {
            Row row =
                    session.execute(SimpleStatement.newInstance(PAXOS_VARIANT).setNode(node)).one();
            return Optional.of(row == null ? "unknown" : String.valueOf(row.getString("value")));
        } catch (AllNodesFailedException | DriverTimeoutException e) {
            log.atWarn()
                    .addKeyValue("node", node.getEndPoint())
                    .setCause(e)
                    .log("a Cassandra node does not answer and was not checked");
            return Optional.empty();
        }
    }
}
