package io.culver.simulation.time;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The threads of a site, as the code that runs there knows them. */
final class SiteThreads extends AbstractExecutorService implements ScheduledExecutorService {
    private final Site site;

    SiteThreads(Site site) {
        this.site = site;
    }

    @Override
    public void execute(Runnable task) {
        site.spawn(task);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return schedule(
                () -> {
                    task.run();
                    return true;
                },
                delay,
                unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return new Planned<>(task, Duration.of(delay, unit.toChronoUnit()));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(
            Runnable task, long delay, long period, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing is repeated in simulations");
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
            Runnable task, long delay, long pause, TimeUnit unit) {
        throw new UnsupportedOperationException("nothing is repeated in simulations");
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    /** A task whose time will come. */
    private final class Planned<V> extends FutureTask<V> implements ScheduledFuture<V> {
        private final Runnable forget;

        Planned(Callable<V> task, Duration delay) {
            super(task);
            forget = site.spawnAfter(delay, this);
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            forget.run();
            return super.cancel(mayInterrupt);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
