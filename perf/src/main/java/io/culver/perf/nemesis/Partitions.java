package io.culver.perf.nemesis;

import io.culver.testkit.cassandra.CassandraProcess;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Nodes that do not hear each other: F9 to F13. */
final class Partitions {
    private Partitions() {}

    static String mailbox(Scene scene) throws IOException, InterruptedException {
        Member mailbox = scene.any(scene.cluster().mailboxes());
        drop(scene, Packets.of(mailbox.port()));
        return mailbox.name();
    }

    static String allMailboxes(Scene scene) throws IOException, InterruptedException {
        drop(scene, scene.cluster().mailboxes().stream().flatMap(it -> Packets.of(it.port())));
        return "all";
    }

    static String cassandra(Scene scene) throws IOException, InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        drop(scene, others(scene, node).stream().flatMap(it -> apart(node, it)));
        return scene.cluster().name(node);
    }

    static String deaf(Scene scene) throws IOException, InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        drop(scene, others(scene, node).stream().flatMap(it -> Packets.between(node, it)));
        return scene.cluster().name(node);
    }

    /** All others hear it, and do not hear each other. */
    static String bridge(Scene scene) throws IOException, InterruptedException {
        CassandraProcess middle = scene.any(scene.cluster().cassandras());
        List<CassandraProcess> ends = others(scene, middle);
        drop(
                scene,
                ends.stream()
                        .flatMap(one ->
                                ends.stream()
                                        .filter(other -> other != one)
                                        .flatMap(other -> Packets.between(one, other))));
        return scene.cluster().name(middle) + " in the middle";
    }

    private static Stream<Packets> apart(CassandraProcess one, CassandraProcess other) {
        return Stream.concat(Packets.between(one, other), Packets.between(other, one));
    }

    private static List<CassandraProcess> others(Scene scene, CassandraProcess node) {
        return scene.cluster().cassandras().stream().filter(it -> it != node).toList();
    }

    private static void drop(Scene scene, Stream<Packets> packets)
            throws IOException, InterruptedException {
        try (var firewall = new Firewall()) {
            firewall.drop(packets);
            scene.last();
        }
    }
}
