package io.culver.simulation.time;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;

/** Where threads live and die together: a process. */
public final class Site {
    private final Scheduler scheduler;
    private final String name;
    private final int number;
    private final SiteThreads threads = new SiteThreads(this);
    private final List<Runnable> held = new ArrayList<>();
    private State state = State.RUNNING;

    private enum State {
        RUNNING,
        PAUSED,
        DEAD
    }

    Site(Scheduler scheduler, String name) {
        this.scheduler = scheduler;
        this.name = name;
        this.number = scheduler.nextNumber();
    }

    int number() {
        return number;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public boolean isDead() {
        return state == State.DEAD;
    }

    /** A thread for each task, and timers. */
    public ScheduledExecutorService threads() {
        return threads;
    }

    /** Begins a thread. */
    public void spawn(Runnable body) {
        StepThreads.unstarted(this::take, name, () -> guard(body)).start();
    }

    private void guard(Runnable body) {
        try {
            body.run();
        } catch (Throwable bug) {
            scheduler.fail(new AssertionError("a thread of " + name + " died", bug));
        }
    }

    private void take(Runnable step) {
        switch (state) {
            case RUNNING -> scheduler.add(this, step);
            case PAUSED -> held.add(step);
            case DEAD -> {}
        }
    }

    /** Begins a thread later; never if the site is dead by then. */
    Runnable spawnAfter(Duration delay, Runnable body) {
        return scheduler.at(delay, () -> spawn(body));
    }

    /** All threads stand still, wherever they are. */
    public void pause() {
        if (state == State.RUNNING) {
            state = State.PAUSED;
            held.addAll(scheduler.withdraw(this));
        }
    }

    public void resume() {
        if (state == State.PAUSED) {
            state = State.RUNNING;
            List<Runnable> steps = List.copyOf(held);
            held.clear();
            steps.forEach(it -> scheduler.add(this, it));
        }
    }

    /** All threads end where they are, and nothing that they had in memory is left. */
    public void kill() {
        state = State.DEAD;
        held.clear();
        scheduler.withdraw(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
