package io.culver.perf.nemesis;

import io.culver.testkit.cassandra.CassandraProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Connections that lose, end or crawl: F14, F16 and F33. */
final class Links {
    private static final double LOST = 0.3;
    private static final double RESET = 0.02;
    private static final int SLOW_KILOBYTES = 8; // a second: 64 kbit/s
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Long enough for a commit to be made and its answer to be lost. */
    private static final Duration DUMB = Duration.ofMillis(500);

    private Links() {}

    /** One way or another. */
    static String bad(Scene scene) throws IOException, InterruptedException {
        List<Harm> ways = List.of(Links::lossy, Links::reset, Links::slow, Links::halfOpen);
        return scene.any(ways).befall(scene);
    }

    private static String lossy(Scene scene) throws IOException, InterruptedException {
        try (var firewall = new Firewall()) {
            firewall.lose(LOST, all(scene));
            scene.last();
        }
        return "30 % of all packets lost";
    }

    private static String reset(Scene scene) throws IOException, InterruptedException {
        try (var firewall = new Firewall()) {
            firewall.reset(RESET, all(scene));
            scene.last();
        }
        return "2 % of all packets answered by a reset";
    }

    private static String slow(Scene scene) throws IOException, InterruptedException {
        Member frontend = scene.any(scene.cluster().frontends());
        Member mailbox = scene.any(scene.cluster().mailboxes());
        try (var firewall = new Firewall()) {
            firewall.slow(
                    SLOW_KILOBYTES,
                    Stream.of(frontend, mailbox).flatMap(it -> Packets.of(it.port())));
            scene.last();
        }
        return "64 kbit/s at " + frontend.name() + " and " + mailbox.name();
    }

    /** A front end dies, and its clients are not told: for them the connection stands. */
    private static String halfOpen(Scene scene) throws IOException, InterruptedException {
        Member frontend = scene.any(scene.cluster().frontends());
        try (var firewall = new Firewall()) {
            firewall.drop(Packets.of(frontend.port()));
            frontend.kill();
            scene.last();
            frontend.restart();
        }
        return "half-open connections to " + frontend.name();
    }

    private static Stream<Packets> all(Scene scene) {
        Stream<Integer> ours = scene.cluster().members().map(Member::port);
        Stream<Integer> theirs =
                scene.cluster().cassandras().stream()
                        .flatMap(it -> Stream.of(it.storagePort(), it.contactPoint().getPort()))
                        .distinct();
        return Stream.concat(ours, theirs).flatMap(Packets::of);
    }

    /** Commits of which nobody hears whether they were made. */
    static String answersLost(Scene scene) throws IOException, InterruptedException {
        CassandraProcess node = scene.any(scene.cluster().cassandras());
        scene.repeat(() -> {
            try (var firewall = new Firewall()) {
                firewall.drop(Stream.of(Packets.answersOf(node)));
                Scene.last(DUMB);
                Connections.end(node.contactPoint());
            }
            Scene.last(SECOND);
        });
        return scene.cluster().name(node);
    }

    /** All streams of changes, and all calls beside them. */
    static String streamsReset(Scene scene) throws IOException, InterruptedException {
        scene.repeat(() -> {
            for (Member mailbox : scene.cluster().mailboxes()) {
                Connections.end(mailbox.address());
            }
            Scene.last(SECOND);
        });
        return "all";
    }
}
