package io.culver.perf.nemesis;

/**
 * How large a cluster is.
 *
 * @param cassandras how many Cassandra nodes; 0 for one process with the embedded store
 * @param mailboxes how many mailbox nodes
 * @param searches how many search nodes
 * @param frontends how many front ends
 */
public record ClusterSetting(int cassandras, int mailboxes, int searches, int frontends) {
    /** One process that is everything, with an embedded store. */
    public static final ClusterSetting EMBEDDED = new ClusterSetting(0, 0, 0, 1);

    /** What a provider begins with. */
    public static final ClusterSetting FULL = new ClusterSetting(3, 2, 2, 2);

    boolean isEmbedded() {
        return cassandras == 0;
    }
}
