package io.culver.mailbox.store.cassandra;

import io.culver.testkit.cassandra.CassandraNode;
import java.util.List;

/** The Cassandra node that this JVM's suites share. */
public final class SharedCassandra {
    private SharedCassandra() {}

    /** How to reach it, in a keyspace of the suite's own. */
    public static CassandraConfig config(String keyspace) {
        CassandraNode node = CassandraNode.shared();
        System.out.println("Cassandra for " + keyspace + ": " + node.kind());
        return CassandraConfig.of(List.of(node.contactPoint()), node.datacenter())
                .withKeyspace(keyspace, 1);
    }
}
