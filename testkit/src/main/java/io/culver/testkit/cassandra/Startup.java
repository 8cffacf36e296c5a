package io.culver.testkit.cassandra;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits until a node that has just been started serves CQL, and says so. */
final class Startup {
    private static final Duration POLL = Duration.ofMillis(100);

    private Startup() {}

    /**
     * @throws IllegalStateException with the tail of its log, if the node ends or is not up in time
     */
    static void await(CassandraNode node, BooleanSupplier isAlive, Supplier<String> logTail) {
        long begin = System.nanoTime();
        while (!CqlProbe.answers(node.contactPoint())) {
            if (!isAlive.getAsBoolean()) {
                throw new IllegalStateException("Cassandra ended:\n" + logTail.get());
            }
            if (System.nanoTime() - begin > CassandraNode.START_DEADLINE.toNanos()) {
                throw new IllegalStateException(
                        "Cassandra is not up after "
                                + CassandraNode.START_DEADLINE.toSeconds()
                                + " s:\n"
                                + logTail.get());
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
        announce(node, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** On standard output: a log may be off, and what a run was tested on must be seen. */
    private static void announce(CassandraNode node, Duration taken) {
        System.out.printf(
                "Cassandra for tests: %s at %s, up in %.1f s%n",
                node.kind(), node.contactPoint(), taken.toMillis() / 1000.0);
    }
}
