package io.culver.perf.nemesis;

import java.io.IOException;
import java.util.List;

/**
 * Processes that do not agree on where accounts belong, so that two mailbox nodes both take
 * themselves for the owner: F37.
 */
final class Misrouting {
    private Misrouting() {}

    /** One front end and one mailbox node know the nodes by other names, and hash those. */
    static String differentRings(Scene scene) throws IOException, InterruptedException {
        List<Member> astray =
                List.of(
                        scene.any(scene.cluster().mailboxes()),
                        scene.any(scene.cluster().frontends()));
        try {
            for (Member member : astray) {
                restart(scene, member, "localhost");
            }
            scene.last();
        } finally {
            for (Member member : astray) {
                restart(scene, member, StormCluster.HOST);
            }
        }
        return astray.getFirst().name() + " and " + astray.getLast().name();
    }

    private static void restart(Scene scene, Member member, String host)
            throws IOException, InterruptedException {
        member.stop();
        scene.cluster().configure(member, host);
        member.restart();
    }
}
