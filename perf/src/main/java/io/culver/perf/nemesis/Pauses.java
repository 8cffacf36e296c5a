package io.culver.perf.nemesis;

import io.culver.testkit.cassandra.CassandraProcess;
import java.io.IOException;

/** Processes that stand still and go on: F20, F21. */
final class Pauses {
    private Pauses() {}

    static String cassandra(Scene scene) throws InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        node.pause();
        try {
            scene.last();
        } finally {
            node.resume();
        }
        return scene.cluster().name(node);
    }

    static String mailbox(Scene scene) throws IOException, InterruptedException {
        Member mailbox = scene.any(scene.cluster().mailboxes());
        mailbox.pause();
        try {
            scene.last();
        } finally {
            mailbox.resume();
        }
        return mailbox.name();
    }
}
