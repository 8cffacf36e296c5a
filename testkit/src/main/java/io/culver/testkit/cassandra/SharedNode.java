package io.culver.testkit.cassandra;

/** Holds the JVM's shared node: started when the first suite asks, ended with the JVM. */
final class SharedNode {
    static final CassandraNode INSTANCE = CassandraNode.start(CommitLogSync.BATCH);

    private SharedNode() {}
}
