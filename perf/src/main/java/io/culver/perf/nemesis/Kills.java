package io.culver.perf.nemesis;

import io.culver.testkit.cassandra.CassandraNode;
import io.culver.testkit.cassandra.CassandraProcess;
import java.io.IOException;
import java.time.Duration;
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

    static String cassandra(Scene scene) throws InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        kill(List.of(node), scene.length());
        return scene.cluster().name(node);
    }

    static String allCassandrasButOne(Scene scene) throws InterruptedException {
        List<CassandraProcess> nodes = scene.cluster().cassandras();
        CassandraProcess left = scene.any(nodes);
        kill(nodes.stream().filter(node -> node != left).toList(), scene.length());
        return "all but " + scene.cluster().name(left);
    }

    /** So long that the others keep nothing for it any more, and then back without a repair. */
    static String cassandraBeyondHints(Scene scene) throws InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        Duration twice = StormCluster.HINT_WINDOW.multipliedBy(2);
        kill(List.of(node), scene.length().compareTo(twice) > 0 ? scene.length() : twice);
        return scene.cluster().name(node);
    }

    private static void kill(List<CassandraProcess> nodes, Duration length)
            throws InterruptedException {
        nodes.forEach(CassandraNode::kill);
        Scene.last(length);
        nodes.forEach(CassandraNode::restart);
    }

    static String everything(Scene scene) throws IOException, InterruptedException {
        List<Member> members = scene.cluster().members().toList();
        members.forEach(Member::kill);
        scene.cluster().cassandras().forEach(CassandraNode::kill);
        scene.cluster().cassandras().forEach(CassandraNode::restart);
        for (Member member : members) {
            member.restart();
        }
        return "all";
    }

    static String oneAfterTheOther(Scene scene) throws IOException, InterruptedException {
        for (Member member : scene.cluster().members().toList()) {
            member.stop();
            member.restart();
        }
        for (CassandraNode node : scene.cluster().cassandras()) {
            node.stop();
            node.restart();
        }
        return "all";
    }
}
