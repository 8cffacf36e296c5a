package io.culver.simulation.net;

import io.culver.simulation.time.Site;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;

/** Does one thing after the other, in threads of a site. */
public final class InOrder implements Executor {
    private final Site site;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean isRunning;

    public InOrder(Site site) {
        this.site = site;
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (!isRunning) {
            isRunning = true;
            site.spawn(this::run);
        }
    }

    private void run() {
        for (Runnable task = waiting.poll(); task != null; task = waiting.poll()) {
            task.run();
        }
        isRunning = false;
    }
}
