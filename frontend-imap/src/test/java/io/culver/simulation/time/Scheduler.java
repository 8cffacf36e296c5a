package io.culver.simulation.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Runs the threads of a simulation, one step at a time: of those that can go on it draws the next
 * one. Time stands still meanwhile; it moves to the next timer when all threads wait. So a run
 * follows from its seed, as long as its threads wait for nothing outside and look at no other
 * clock.
 */
public final class Scheduler {
    private static final Instant BEGINNING = Instant.parse("2030-01-01T00:00:00Z");

    /** A run takes some 10,000; one that takes so many has no end. */
    private static final long STEPS_MAX = 300_000;

    private final Random chance;
    private final List<Step> ready = new ArrayList<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(
                    Comparator.comparingLong(Timer::nanos).thenComparingLong(Timer::number));
    private final Thread thread = Thread.currentThread();
    private final RandomGenerator production = new Drawing();
    private final Clock clock = new VirtualClock();
    private final StringBuilder story = new StringBuilder();
    private final boolean tellsStory;

    private volatile Optional<Throwable> failure = Optional.empty();
    private long nanos;
    private long timerNumber;
    private long steps;
    private long trace = 17;
    private boolean isStopped;

    private record Step(Site site, Runnable run) {}

    private record Timer(long nanos, long number, Runnable action) {}

    /**
     * At the beginning of time.
     *
     * @param tellsStory whether what is told of is kept
     */
    public Scheduler(long seed, boolean tellsStory) {
        this.chance = new Random(seed * 0x9E3779B97F4A7C15L + 1);
        this.tellsStory = tellsStory;
    }

    /** A new place for threads. */
    public Site site(String name) {
        return new Site(this, name);
    }

    public Clock clock() {
        return clock;
    }

    /** All chance there is in a run: a draw is part of its trace. */
    public RandomGenerator chance() {
        return production;
    }

    /** Whether something of this probability happens now. */
    public boolean happens(double probability) {
        return production.nextDouble() < probability;
    }

    /** A random time below {@code most}. */
    public Duration upTo(Duration most) {
        return Duration.ofNanos(production.nextLong(most.toNanos()) + 1);
    }

    /** The same for the same run, and hardly ever for another. */
    public long trace() {
        return trace;
    }

    public long steps() {
        return steps;
    }

    public Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    /** Tells what happens, for whoever reads about a failure. */
    public void tell(Supplier<String> text) {
        if (tellsStory) {
            story.append("%12.6f ".formatted(nanos / 1e9)).append(text.get()).append('\n');
        }
    }

    public String story() {
        return story.toString();
    }

    /** Has {@code action} done then, which must not wait. */
    public Runnable at(Duration delay, Runnable action) {
        Timer timer = new Timer(nanos + Math.max(0, delay.toNanos()), timerNumber++, action);
        timers.add(timer);
        return () -> timers.remove(timer);
    }

    /** Lets the current thread wait. */
    public void sleep(Duration time) {
        Thread sleeper = Thread.currentThread();
        AtomicBoolean isOver = new AtomicBoolean();
        at(
                time,
                () -> {
                    isOver.set(true);
                    LockSupport.unpark(sleeper);
                });
        while (!isOver.get()) {
            LockSupport.park();
        }
    }

    /** The run has failed. */
    public void fail(Throwable why) {
        if (failure.isEmpty()) {
            failure = Optional.of(why);
        }
    }

    /** Nothing more is to happen. */
    public void stop() {
        isStopped = true;
    }

    /** Runs until the end. */
    public void run() {
        while (!isStopped && failure.isEmpty()) {
            if (!ready.isEmpty()) {
                step();
            } else if (!timers.isEmpty()) {
                Timer next = timers.remove();
                nanos = next.nanos;
                mix(nanos);
                next.action.run();
            } else {
                throw new AssertionError("everybody waits for ever");
            }
        }
        failure.ifPresent(why -> {
            throw new AssertionError("the simulation broke off", why);
        });
    }

    private void step() {
        int index = ready.size() == 1 ? 0 : chance.nextInt(ready.size());
        Step last = ready.removeLast();
        Step next = index == ready.size() ? last : ready.set(index, last);
        mix(index * 31L + next.site.number());
        if (++steps > STEPS_MAX) {
            throw new AssertionError("no end after " + steps + " steps");
        }
        next.run.run();
    }

    private void mix(long value) {
        trace = (trace ^ value) * 0x100000001B3L;
        trace ^= trace >>> 29;
    }

    /** A thread of the site can go on. */
    void add(Site site, Runnable step) {
        Thread current = Thread.currentThread();
        if (current != thread && !current.isVirtual()) {
            fail(new OutsideException("woken from outside, by " + current.getName()));
            return;
        }
        ready.add(new Step(site, step));
    }

    /** Takes away what the site's threads were about to do. */
    List<Runnable> withdraw(Site site) {
        List<Runnable> withdrawn =
                ready.stream().filter(it -> it.site == site).map(Step::run).toList();
        ready.removeIf(it -> it.site == site);
        return withdrawn;
    }

    int nextNumber() {
        return (int) timerNumber++;
    }

    /** Every draw leaves its mark in the trace. */
    private final class Drawing implements RandomGenerator {
        @Override
        public long nextLong() {
            long drawn = chance.nextLong();
            mix(drawn);
            return drawn;
        }
    }

    private final class VirtualClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return BEGINNING.plusNanos(nanos);
        }
    }
}
