package io.culver.testkit.cassandra;

/** When a Cassandra node puts a write on disk: before it answers, or later. */
public enum CommitLogSync {
    /** Before the answer. What production must use, and every test that kills the node. */
    BATCH("commitlog_sync: batch"),

    /** Some time later: faster, and a killed node forgets what it acknowledged. */
    PERIODIC("commitlog_sync: periodic\ncommitlog_sync_period: 10000ms");

    private final String yaml;

    CommitLogSync(String yaml) {
        this.yaml = yaml;
    }

    String yaml() {
        return yaml;
    }
}
