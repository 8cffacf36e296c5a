package io.culver.perf.nemesis;

import io.culver.perf.history.Call;
import io.culver.perf.history.Event;
import io.culver.perf.history.Outcome;
import io.culver.perf.history.Verb;
import io.culver.perf.storm.StormClock;
import io.culver.testkit.cassandra.CassandraNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Does one fault after the other to a cluster, and heals each before the next one. */
public final class Nemesis {
    private static final Duration POLL = Duration.ofMillis(50);

    private final StormCluster cluster;
    private final Duration length;
    private final RandomGenerator random;
    private final StormClock clock;
    private final Consumer<Event> history;
    private final Firewall firewall = new Firewall();

    /**
     * @param length how long what is paused, cut off or dead stays so
     */
    public Nemesis(
            StormCluster cluster,
            Duration length,
            RandomGenerator random,
            StormClock clock,
            Consumer<Event> history) {
        this.cluster = cluster;
        this.length = length;
        this.random = random;
        this.clock = clock;
        this.history = history;
    }

    /** Goes round the faults as long as it may; what it has begun it heals. */
    public void run(List<Fault> faults, Duration calm, BooleanSupplier mayGoOn)
            throws IOException, InterruptedException {
        List<Fault> possible = faults.stream().filter(fault -> fault.isPossible(cluster)).toList();
        for (int i = 0; !possible.isEmpty(); i++) {
            long end = System.nanoTime() + calm.toNanos();
            while (mayGoOn.getAsBoolean() && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
            if (!mayGoOn.getAsBoolean()) {
                return;
            }
            perform(possible.get(i % possible.size()));
        }
    }

    private void perform(Fault fault) throws IOException, InterruptedException {
        long begun = clock.now();
        switch (fault) {
            case F1 -> kill(any(cluster.frontends()));
            case F2 -> kill(any(cluster.mailboxes()));
            case F3 -> kill(any(cluster.searches()));
            case F4 -> kill(List.of(any(cluster.cassandras())));
            case F5 -> kill(cluster.cassandras().subList(1, cluster.cassandras().size()));
            case F6 -> killAll();
            case F7 -> restartAll();
            case F9 ->
                    cutPort(
                            cluster.mailboxPorts()
                                    .get(random.nextInt(cluster.mailboxPorts().size())));
            case F10 -> cutPorts(cluster.mailboxPorts());
            case F11 -> cutOff(any(cluster.cassandras()), true);
            case F12 -> cutOff(any(cluster.cassandras()), false);
            case F20 -> pause(any(cluster.cassandras()));
            case F21 -> pause(any(cluster.mailboxes()));
        }
        System.out.println(
                fault + " " + fault.what() + ": " + (clock.now() - begun) / 1_000 + " ms");
        history.accept(
                new Event(
                        begun,
                        clock.now(),
                        "nemesis",
                        "nemesis",
                        Call.of(Verb.FAULT, "", fault.name()),
                        Outcome.OK,
                        List.of()));
    }

    private <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private void last() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }

    private void kill(Member member) throws IOException, InterruptedException {
        member.kill();
        last();
        member.restart();
    }

    private void kill(List<CassandraNode> nodes) throws InterruptedException {
        nodes.forEach(CassandraNode::kill);
        last();
        nodes.forEach(CassandraNode::restart);
    }

    private void killAll() throws IOException, InterruptedException {
        List<Member> members = cluster.members().toList();
        members.forEach(Member::kill);
        cluster.cassandras().forEach(CassandraNode::kill);
        cluster.cassandras().forEach(CassandraNode::restart);
        for (Member member : members) {
            member.restart();
        }
    }

    private void restartAll() throws IOException, InterruptedException {
        for (Member member : cluster.members().toList()) {
            member.stop();
            member.restart();
        }
        for (CassandraNode node : cluster.cassandras()) {
            node.stop();
            node.restart();
        }
    }

    private void cutPort(int port) throws IOException, InterruptedException {
        cutPorts(List.of(port));
    }

    private void cutPorts(List<Integer> ports) throws IOException, InterruptedException {
        try {
            for (int port : ports) {
                firewall.cutPort(port);
            }
            last();
        } finally {
            firewall.heal();
        }
    }

    private void cutOff(CassandraNode node, boolean isBothWays)
            throws IOException, InterruptedException {
        String address = node.contactPoint().getHostString();
        try {
            for (CassandraNode other : cluster.cassandras()) {
                String there = other.contactPoint().getHostString();
                if (!there.equals(address)) {
                    firewall.cut(address, there);
                    if (isBothWays) {
                        firewall.cut(there, address);
                    }
                }
            }
            last();
        } finally {
            firewall.heal();
        }
    }

    private void pause(CassandraNode node) throws InterruptedException {
        node.pause();
        try {
            last();
        } finally {
            node.resume();
        }
    }

    private void pause(Member member) throws IOException, InterruptedException {
        member.pause();
        try {
            last();
        } finally {
            member.resume();
        }
    }
}
