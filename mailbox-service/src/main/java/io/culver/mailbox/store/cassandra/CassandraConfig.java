package io.culver.mailbox.store.cassandra;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * How to reach Cassandra.
 *
 * @param contactPoints nodes that are asked for the others
 * @param localDatacenter where the accounts are at home: all quorums are of this data centre
 * @param keyspace made if it is not there
 * @param replicationFactor of the keyspace if it is made now; a keyspace that is there keeps its
 *     own
 * @param connectTimeout for one connection
 * @param requestTimeout for one request; above the server's own limits (5 s for reads), or else
 *     every slow commit would have an unknown outcome
 */
public record CassandraConfig(
        List<InetSocketAddress> contactPoints,
        String localDatacenter,
        String keyspace,
        int replicationFactor,
        Duration connectTimeout,
        Duration requestTimeout) {
    public CassandraConfig {
        contactPoints = List.copyOf(contactPoints);
        if (contactPoints.isEmpty()) {
            throw new IllegalArgumentException("no contact points");
        }
        if (!localDatacenter.matches("[A-Za-z0-9_.-]{1,64}")) {
            throw new IllegalArgumentException("not a data centre's name: " + localDatacenter);
        }
        if (!keyspace.matches("[a-z][a-z0-9_]{0,47}")) {
            throw new IllegalArgumentException("not a keyspace's name: " + keyspace);
        }
        if (replicationFactor < 1) {
            throw new IllegalArgumentException("replication factor below 1");
        }
    }

    /** The keyspace {@code culver}, three replicas, and times for one data centre. */
    public static CassandraConfig of(
            List<InetSocketAddress> contactPoints, String localDatacenter) {
        return new CassandraConfig(
                contactPoints,
                localDatacenter,
                "culver",
                3,
                Duration.ofSeconds(5),
                Duration.ofSeconds(8));
    }

    /** The same for another keyspace. */
    public CassandraConfig withKeyspace(String keyspace, int replicationFactor) {
        return new CassandraConfig(
                contactPoints,
                localDatacenter,
                keyspace,
                replicationFactor,
                connectTimeout,
                requestTimeout);
    }
}
