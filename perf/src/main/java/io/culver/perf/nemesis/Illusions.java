package io.culver.perf.nemesis;

import io.culver.testkit.cassandra.CassandraProcess;
import java.time.Duration;
import java.util.List;

/** A Cassandra node whose clock or disk is not what it should be: F22, F27. */
final class Illusions {
    private static final Duration SLOW = Duration.ofMillis(200);

    /** Where its clock goes, one after the other. */
    private static final List<Duration> JUMPS =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofHours(-1),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(-10));

    private Illusions() {}

    static String clock(Scene scene) throws InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        Orders orders = scene.cluster().orders(node);
        try {
            for (Duration jump : JUMPS) {
                orders.moveClock(jump);
                Scene.last(scene.length().dividedBy(JUMPS.size()));
            }
        } finally {
            orders.moveClock(Duration.ZERO);
        }
        return scene.cluster().name(node);
    }

    static String slowDisk(Scene scene) throws InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        Orders orders = scene.cluster().orders(node);
        orders.delaySync(SLOW);
        try {
            scene.last();
        } finally {
            orders.delaySync(Duration.ZERO);
        }
        return scene.cluster().name(node);
    }
}
