package io.culver.perf.nemesis;

import io.culver.testkit.cassandra.CassandraNode;
import io.culver.testkit.cassandra.CassandraProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes that end and are started again: F1 to F7, F17. */
final class Kills {
    private Kills() {}

    static String frontend(Scene scene) throws IOException, InterruptedException {
        return kill(scene, scene.cluster().frontends());
    }

    static String mailbox(Scene scene) throws IOException, InterruptedException {
        return kill(scene, scene.cluster().mailboxes());
    }

    static String search(Scene scene) throws IOException, InterruptedException {
        return kill(scene, scene.cluster().searches());
    }

    private static String kill(Scene scene, List<Member> members)
            throws IOException, InterruptedException {
        Member member = scene.any(members);
        member.kill();
        scene.last();
        member.restart();
        return member.name();
    }

    static String cassandra(Scene scene) throws IOException, InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        kill(List.of(node), scene.length());
        return scene.cluster().name(node);
    }

    static String allCassandrasButOne(Scene scene) throws IOException, InterruptedException {
        List<CassandraProcess> nodes = scene.cluster().cassandras();
        CassandraProcess left = scene.any(nodes);
        kill(nodes.stream().filter(node -> node != left).toList(), scene.length());
        return "all but " + scene.cluster().name(left);
    }

    /** So long that the others keep nothing for it any more, and then back without a repair. */
    static String cassandraBeyondHints(Scene scene) throws IOException, InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        Duration twice = StormCluster.HINT_WINDOW.multipliedBy(2);
        kill(List.of(node), scene.length().compareTo(twice) > 0 ? scene.length() : twice);
        return scene.cluster().name(node);
    }

    private static void kill(List<CassandraProcess> nodes, Duration length)
            throws IOException, InterruptedException {
        nodes.forEach(CassandraNode::kill);
        Scene.last(length);
        for (CassandraProcess node : nodes) {
            restart(node);
        }
    }

    private static void restart(CassandraProcess node) throws IOException, InterruptedException {
        Priority.first(node.launch());
        Priority.usual(node.await());
    }

    static String everything(Scene scene) throws IOException, InterruptedException {
        List<Member> members = scene.cluster().members().toList();
        members.forEach(Member::kill);
        scene.cluster().cassandras().forEach(CassandraNode::kill);
        for (CassandraProcess node : scene.cluster().cassandras()) {
            restart(node);
        }
        for (Member member : members) {
            member.restart();
        }
        return "all";
    }

    /** Tells when the turn of each came, in seconds from the beginning. */
    static String oneAfterTheOther(Scene scene) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        List<String> turns = new ArrayList<>();
        for (Member member : scene.cluster().members().toList()) {
            turns.add(turn(member.name(), begun));
            member.stop();
            member.restart();
        }
        for (CassandraProcess node : scene.cluster().cassandras()) {
            turns.add(turn(scene.cluster().name(node), begun));
            node.stop();
            restart(node);
        }
        return String.join(", ", turns);
    }

    private static String turn(String name, long begun) {
        return name + " at " + Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }
}
