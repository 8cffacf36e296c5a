package io.culver.perf.nemesis;

import io.culver.perf.history.Call;
import io.culver.perf.history.Event;
import io.culver.perf.history.Outcome;
import io.culver.perf.history.Verb;
import io.culver.perf.storm.StormClock;
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

    private final Scene scene;
    private final StormClock clock;
    private final Consumer<Event> history;

    /**
     * @param length how long what is paused, cut off or dead stays so
     */
    public Nemesis(
            StormCluster cluster,
            Duration length,
            RandomGenerator random,
            StormClock clock,
            Consumer<Event> history) {
        this.scene = new Scene(cluster, length, random);
        this.clock = clock;
        this.history = history;
    }

    /** Goes round the faults as long as it may; what it has begun it heals. */
    public void run(List<Fault> faults, Duration calm, BooleanSupplier mayGoOn)
            throws IOException, InterruptedException {
        for (int i = 0; !faults.isEmpty(); i++) {
            long end = System.nanoTime() + calm.toNanos();
            while (mayGoOn.getAsBoolean() && System.nanoTime() < end) {
                TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
            }
            if (!mayGoOn.getAsBoolean()) {
                return;
            }
            perform(faults.get(i % faults.size()));
        }
    }

    private void perform(Fault fault) throws IOException, InterruptedException {
        long begun = clock.now();
        String whom = fault.harm().befall(scene);
        System.out.printf(
                "%s %s (%s): %d ms%n", fault, fault.what(), whom, (clock.now() - begun) / 1_000);
        history.accept(
                new Event(
                        begun,
                        clock.now(),
                        "nemesis",
                        "nemesis",
                        Call.of(Verb.FAULT, "", (fault.name() + " " + whom).split(" ", -1)),
                        Outcome.OK,
                        List.of()));
    }
}
