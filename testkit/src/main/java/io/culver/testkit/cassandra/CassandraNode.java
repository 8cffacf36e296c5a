package io.culver.testkit.cassandra;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * One Cassandra 5.0 node for tests, started and reachable: Paxos v2, no passwords, an empty data
 * directory. {@link #close()} stops it and deletes its data; so does the end of the JVM.
 */
public sealed interface CassandraNode extends AutoCloseable
        permits CassandraContainer, CassandraProcess {

    /** How long a node may take to come up before {@code start} fails with its log. */
    Duration START_DEADLINE = Duration.ofMinutes(2);

    /** A node that has every write on disk before it answers. */
    static CassandraNode start() {
        return start(CommitLogSync.BATCH);
    }

    /**
     * A node of its own: a container where a Docker engine answers and has the image, otherwise a
     * process.
     *
     * @throws IllegalStateException if it does not come up, with the tail of its log
     */
    static CassandraNode start(CommitLogSync sync) {
        return CassandraContainer.tryStart(sync)
                .<CassandraNode>map(container -> container)
                .orElseGet(() -> CassandraProcess.start(Ring.ofOne(), 0, NodeSetting.of(sync)));
    }

    /**
     * Nodes 127.0.0.1, 127.0.0.2, … of one ring, always processes: every one needs some 1.2 GiB.
     * The caller closes them.
     *
     * @param setting of each, by its number from 0
     */
    static List<CassandraProcess> ring(int size, IntFunction<NodeSetting> setting) {
        Ring ring = Ring.of(size);
        List<CassandraProcess> nodes = new ArrayList<>(size);
        try {
            for (int i = 0; i < size; i++) {
                nodes.add(CassandraProcess.start(ring, i, setting.apply(i)));
            }
        } catch (RuntimeException e) {
            nodes.forEach(CassandraNode::close);
            throw e;
        }
        return List.copyOf(nodes);
    }

    /**
     * The node that all suites of this JVM share: a suite makes a keyspace of its own, and neither
     * stops nor closes the node.
     */
    static CassandraNode shared() {
        return SharedNode.INSTANCE;
    }

    /** Where the driver connects; the same after {@link #restart()}. */
    InetSocketAddress contactPoint();

    /** The data centre that the driver's load balancing asks for. */
    default String datacenter() {
        return "datacenter1";
    }

    /** "Docker" or "process": what this run was tested on. */
    String kind();

    /** Lets the node flush and end; its data stay. */
    void stop();

    /** SIGKILL; its data stay as they are. */
    void kill();

    /** Lets the node stand still: it holds its connections and answers nothing. */
    void pause();

    /** Lets a paused node go on. */
    void resume();

    /** Starts a stopped or killed node again on its data, and waits until it serves. */
    void restart();

    /** Stops the node and deletes its data. */
    @Override
    void close();
}
