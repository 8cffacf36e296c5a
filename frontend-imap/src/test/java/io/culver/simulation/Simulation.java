package io.culver.simulation;

import io.culver.mailbox.store.Store;
import io.culver.simulation.disk.DiskLink;
import io.culver.simulation.disk.RemoteStore;
import io.culver.simulation.disk.SharedDisk;
import io.culver.simulation.mail.AuditClient;
import io.culver.simulation.mail.Judge;
import io.culver.simulation.mail.MailClient;
import io.culver.simulation.mail.World;
import io.culver.simulation.net.Link;
import io.culver.simulation.net.Network;
import io.culver.simulation.net.SimulatedChannel;
import io.culver.simulation.net.Tampering;
import io.culver.simulation.time.OutsideException;
import io.culver.simulation.time.Scheduler;
import io.culver.simulation.time.Site;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/** One seed from the beginning to the verdict. */
final class Simulation implements World {
    static final int NODES = 3;
    private static final int ATTEMPTS = 5;
    private static final int FRONT_ENDS = 2;
    private static final int CLIENTS = 5;
    private static final int COMMANDS = 30;
    private static final Duration AFTERMATH = Duration.ofSeconds(30);
    private static final Duration TICK = Duration.ofMillis(500);

    private final Scheduler scheduler;
    private final RandomGenerator chance;
    private final SharedDisk disk = new SharedDisk();
    private final Judge judge;
    private final Climate climate;
    private final Site clientSite;
    private final Network network;
    private final Defect defect;
    private final List<Optional<MailboxNode>> nodes = new ArrayList<>();
    private final List<FrontEnd> frontEnds = new ArrayList<>();
    private final List<List<Link>> links = new ArrayList<>();
    private final List<MailboxNode> ended = new ArrayList<>();
    private Weather weather = Weather.CALM;
    private int resting;
    private int idling;
    private int finished;
    private boolean isCalm;
    private boolean isQuiet;

    /**
     * What a seed came to.
     *
     * @param violations none if all is well
     */
    record Outcome(
            long seed,
            long trace,
            int operations,
            long acknowledged,
            int changes,
            int checks,
            long steps,
            List<String> violations,
            String story) {
        /** Whether it was not the seed's own run: it says nothing. */
        boolean isDisturbed() {
            return violations.stream()
                    .anyMatch(it -> it.contains(OutsideException.class.getName()));
        }
    }

    private Simulation(long seed, boolean tellsStory, Defect defect) {
        this.defect = defect;
        scheduler = new Scheduler(seed, tellsStory);
        chance = scheduler.chance();
        clientSite = scheduler.site("clients");
        network = new Network(scheduler, () -> weather, NODES);
        climate = Climate.drawn(chance);
        judge = new Judge(disk::headSeq, climate.room());
    }

    static Outcome run(long seed, boolean tellsStory, Defect defect) {
        Outcome outcome = runOnce(seed, tellsStory, defect);
        for (int i = 1; i < ATTEMPTS && outcome.isDisturbed(); i++) {
            outcome = runOnce(seed, tellsStory, defect);
        }
        return outcome;
    }

    private static Outcome runOnce(long seed, boolean tellsStory, Defect defect) {
        Simulation simulation = new Simulation(seed, tellsStory, defect);
        List<String> violations = new ArrayList<>();
        try (Alarms alarms = new Alarms()) {
            simulation.run();
            violations.addAll(alarms.heard());
            violations.addAll(simulation.judge.verdict(simulation.disk.archive()));
        } catch (AssertionError failure) {
            violations.add(describe(failure));
        } finally {
            simulation.end();
        }
        return new Outcome(
                seed,
                simulation.scheduler.trace(),
                simulation.judge.operations(),
                simulation.judge.acknowledged(),
                simulation.disk.archive().size(),
                simulation.judge.checked(),
                simulation.scheduler.steps(),
                violations,
                simulation.scheduler.story());
    }

    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable it = failure; it != null; it = it.getCause()) {
            text.append(it).append('\n');
            for (StackTraceElement line : it.getStackTrace()) {
                if (text.length() < 6_000 && line.getClassName().startsWith("io.")) {
                    text.append("    at ").append(line).append('\n');
                }
            }
        }
        return text.toString();
    }

    private void run() {
        disk.store().accountLog().create(OpenDoors.ACCOUNT);
        disk.onAppend(seq -> scheduler.tell(() -> "log ends at %d".formatted(seq)));
        for (int i = 0; i < FRONT_ENDS; i++) {
            List<Link> some = new ArrayList<>();
            for (int j = 0; j < NODES; j++) {
                some.add(new Link());
            }
            links.add(some);
            frontEnds.add(newFrontEnd(i));
        }
        for (int i = 0; i < NODES; i++) {
            nodes.add(Optional.of(newNode(i)));
        }
        scheduler.site("director").spawn(this::direct);
        scheduler.run();
    }

    private FrontEnd newFrontEnd(int index) {
        Site site = scheduler.site("front end " + index);
        Channel nodes = new SimulatedChannel(network, site, links.get(index));
        Channel way =
                ClientInterceptors.intercept(
                        nodes,
                        new Tampering(
                                it -> defect.request().apply(scheduler, it),
                                it -> defect.response().apply(scheduler, it)));
        return new FrontEnd(scheduler, site, way);
    }

    private MailboxNode newNode(int place) {
        Site site = scheduler.site("node " + place);
        DiskLink link = new DiskLink(scheduler, () -> weather);
        Store store = defect.store().apply(scheduler, new RemoteStore(disk, link));
        MailboxNode node = new MailboxNode(scheduler, site, link, store, climate);
        network.add(new Network.Service(site, node.channel(), place));
        ended.add(node);
        scheduler.tell(() -> "node %d begins".formatted(place));
        return node;
    }

    private void direct() {
        AuditClient auditor = new AuditClient(this);
        auditor.begin();
        weather = Weather.drawn(chance);
        scheduler.tell(() -> "%s".formatted(weather));
        for (int i = 0; i < CLIENTS; i++) {
            MailClient client = new MailClient(this, "client-" + i, COMMANDS);
            clientSite.spawn(() -> {
                client.live();
                finished++;
            });
        }
        Nemesis nemesis = new Nemesis(this);
        nemesis.rage(() -> resting == CLIENTS);
        weather = Weather.CALM;
        scheduler.tell(() -> "all is well");
        nemesis.heal();
        network.goHome();
        scheduler.sleep(AFTERMATH);
        isCalm = true;
        await(() -> idling == CLIENTS);
        network.breakStreams();
        auditor.stir();
        scheduler.sleep(AFTERMATH);
        isQuiet = true;
        await(() -> finished == CLIENTS);
        nemesis.replaceAllNodes();
        auditor.audit();
        var hindsight = new Hindsight(this, disk, climate);
        hindsight.lookBack();
        hindsight.forget(nemesis, it -> weather = it);
        auditor.audit();
        scheduler.stop();
    }

    private void await(BooleanSupplier isSo) {
        while (!isSo.getAsBoolean()) {
            scheduler.sleep(TICK);
        }
    }

    private void end() {
        ended.forEach(MailboxNode::close);
        frontEnds.forEach(it -> it.site().kill());
    }

    List<Optional<MailboxNode>> nodes() {
        return nodes;
    }

    List<List<Link>> links() {
        return links;
    }

    Network network() {
        return network;
    }

    void beginNode(int place) {
        nodes.set(place, Optional.of(newNode(place)));
    }

    void replaceFrontEnd(int index) {
        FrontEnd old = frontEnds.get(index);
        old.site().kill();
        network.lose(old.site());
        old.disconnectAll();
        frontEnds.set(index, newFrontEnd(index));
    }

    FrontEnd frontEnd(int index) {
        return frontEnds.get(index);
    }

    int frontEndCount() {
        return frontEnds.size();
    }

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    @Override
    public Judge judge() {
        return judge;
    }

    @Override
    public Site clients() {
        return clientSite;
    }

    @Override
    public Optional<FrontEnd> frontEnd() {
        return Optional.of(frontEnds.get(chance.nextInt(frontEnds.size())));
    }

    @Override
    public boolean isCalm() {
        return isCalm;
    }

    @Override
    public void rests() {
        resting++;
    }

    @Override
    public void idles(boolean isIdle) {
        idling += isIdle ? 1 : -1;
    }

    @Override
    public boolean isQuiet() {
        return isQuiet;
    }
}
