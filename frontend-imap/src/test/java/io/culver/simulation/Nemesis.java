package io.culver.simulation;

import io.culver.simulation.net.Link;
import io.culver.simulation.time.Scheduler;
import io.culver.simulation.time.Site;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** Kills, stops and cuts off processes, and lets them come back. */
final class Nemesis {
    private static final Duration PAUSE = Duration.ofSeconds(4);
    private static final Duration BACK = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(25);

    private final Simulation world;
    private final Scheduler scheduler;
    private final RandomGenerator chance;

    /** Some seeds see only some kinds. */
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);

    Nemesis(Simulation world) {
        this.world = world;
        this.scheduler = world.scheduler();
        this.chance = scheduler.chance();
        for (Kind kind : Kind.values()) {
            if (chance.nextBoolean()) {
                kinds.add(kind);
            }
        }
    }

    private enum Kind {
        CRASH_NODE,
        STOP_NODE,
        PAUSE_NODE,
        CUT_NODE_FROM_FRONT_END,
        CUT_NODE_FROM_STORE,
        CRASH_FRONT_END,
        PAUSE_FRONT_END,
        MOVE_ACCOUNT
    }

    /** Until all clients have done what they wanted. */
    void rage(BooleanSupplier isOver) {
        while (!isOver.getAsBoolean()) {
            scheduler.sleep(scheduler.upTo(PAUSE));
            Kind kind = Kind.values()[chance.nextInt(Kind.values().length)];
            int place = chance.nextInt(Simulation.NODES);
            int frontEnd = chance.nextInt(world.frontEndCount());
            if (kinds.contains(kind)) {
                scheduler.tell(() -> "%s, node %d, front end %d".formatted(kind, place, frontEnd));
                strike(kind, place, frontEnd);
            }
        }
    }

    private void strike(Kind kind, int place, int frontEnd) {
        Optional<MailboxNode> node = world.nodes().get(place);
        switch (kind) {
            case CRASH_NODE -> node.ifPresent(it -> crash(it, place));
            case STOP_NODE -> node.ifPresent(it -> stop(it, place));
            case PAUSE_NODE -> node.ifPresent(it -> pause(it.site(), LONG));
            case CUT_NODE_FROM_FRONT_END -> {
                Link link = world.links().get(frontEnd).get(place);
                link.cut();
                scheduler.at(scheduler.upTo(LONG), link::heal);
            }
            case CUT_NODE_FROM_STORE ->
                    node.ifPresent(it -> {
                        it.link().open(false);
                        scheduler.at(scheduler.upTo(LONG), () -> it.link().open(true));
                    });
            case CRASH_FRONT_END -> world.replaceFrontEnd(frontEnd);
            case PAUSE_FRONT_END -> pause(world.frontEnd(frontEnd).site(), BACK);
            case MOVE_ACCOUNT -> world.network().move(place);
        }
    }

    private void pause(Site site, Duration most) {
        site.pause();
        scheduler.at(scheduler.upTo(most), site::resume);
    }

    private void crash(MailboxNode node, int place) {
        node.site().kill();
        world.nodes().set(place, Optional.empty());
        world.network().lose(node.site());
        scheduler.at(scheduler.upTo(BACK), () -> comeBack(place));
    }

    private void comeBack(int place) {
        if (world.nodes().get(place).isEmpty()) {
            world.beginNode(place);
        }
    }

    private void stop(MailboxNode node, int place) {
        world.network().withdraw(node.site());
        world.nodes().set(place, Optional.empty());
        node.site()
                .spawn(() -> {
                    node.finish();
                    scheduler.tell(() -> "node %d has finished".formatted(place));
                    node.site().kill();
                    world.network().lose(node.site());
                });
        scheduler.at(scheduler.upTo(BACK), () -> comeBack(place));
    }

    /** What was stopped goes on, what was cut is open, and every place has its node. */
    void heal() {
        for (int place = 0; place < Simulation.NODES; place++) {
            comeBack(place);
            world.nodes()
                    .get(place)
                    .ifPresent(it -> {
                        it.site().resume();
                        it.link().open(true);
                    });
        }
        world.links().forEach(some -> some.forEach(Link::heal));
        for (int i = 0; i < world.frontEndCount(); i++) {
            world.frontEnd(i).site().resume();
        }
    }

    /** Now nobody knows anything but what is stored. */
    void replaceAllNodes() {
        for (int place = 0; place < Simulation.NODES; place++) {
            MailboxNode node = world.nodes().get(place).orElseThrow();
            node.site().kill();
            world.network().lose(node.site());
            world.beginNode(place);
        }
    }
}
