package io.culver.mailbox.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether all nodes have the schema of the one that changed it, as that one sees it. The driver
 * asks a node of its own choice, which may not have heard of the change at all and then finds that
 * all agree on what was before.
 */
final class SchemaAgreement {
    private static final String OWN =
            """
            SELECT schema_version FROM system.local
            """;
    private static final String OTHERS =
            """
            SELECT host_id, schema_version FROM system.peers
            """;

    private final CqlSession session;

    /** Null before the first change. */
    private @Nullable Node changer;

    SchemaAgreement(CqlSession session) {
        this.session = session;
    }

    /** Remembers who made a change. */
    void changedBy(ResultSet change) {
        changer = change.getExecutionInfo().getCoordinator();
    }

    /** Nodes that are down are not waited for: they hear of it when they come back. */
    boolean isReached() {
        Node node = changer;
        if (node == null) {
            return true;
        }
        Set<UUID> down =
                session.getMetadata().getNodes().values().stream()
                        .filter(it -> it.getState() == NodeState.DOWN)
                        .flatMap(it -> Optional.ofNullable(it.getHostId()).stream())
                        .collect(Collectors.toSet());
        Set<UUID> versions = new HashSet<>();
        for (Row row : ask(node, OWN)) {
            versions.add(Columns.uuid(row, "schema_version"));
        }
        for (Row row : ask(node, OTHERS)) {
            UUID version = row.getUuid("schema_version");
            if (version != null && !down.contains(row.getUuid("host_id"))) {
                versions.add(version);
            }
        }
        return versions.size() == 1;
    }

    private ResultSet ask(Node node, String cql) {
        return session.execute(
                SimpleStatement.newInstance(cql)
                        .setNode(node)
                        .setTimeout(SchemaVersionTable.TIMEOUT));
    }
}
