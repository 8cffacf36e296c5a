package io.culver.testkit.cassandra;

import java.util.Map;

/**
 * How a node of a ring is set up.
 *
 * @param sync when a write is on disk
 * @param settings of {@code cassandra.yaml}, in the place of the usual ones or beside them
 * @param environment of the process, on top of this one's
 */
public record NodeSetting(
        CommitLogSync sync, Map<String, String> settings, Map<String, String> environment) {
    public NodeSetting {
        settings = Map.copyOf(settings);
        environment = Map.copyOf(environment);
    }

    /** As usual for tests. */
    public static NodeSetting of(CommitLogSync sync) {
        return new NodeSetting(sync, Map.of(), Map.of());
    }
}
