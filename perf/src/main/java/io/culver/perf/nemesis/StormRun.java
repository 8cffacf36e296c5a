package io.culver.perf.nemesis;

import io.culver.perf.history.Event;
import io.culver.perf.history.HistoryFile;
import io.culver.perf.storm.Storm;
import io.culver.perf.storm.StormClock;
import io.culver.perf.storm.StormSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** A storm over a cluster while a nemesis is at work on it. */
public final class StormRun {
    private StormRun() {}

    /**
     * Storms, writes the history, and heals the cluster before the quiet at the end.
     *
     * @param calm between two faults
     * @param length of each
     */
    public static void over(
            StormCluster cluster,
            StormSetting setting,
            List<Fault> faults,
            Duration calm,
            Duration length,
            Path history)
            throws IOException, InterruptedException {
        var clock = new StormClock();
        var isOver = new AtomicBoolean();
        try (var file = new HistoryFile(history);
                ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var nemesis =
                    new Nemesis(cluster, length, new SplittableRandom(setting.seed()), clock, file);
            Future<?> faulting =
                    thread.submit(() -> {
                        nemesis.run(faults, calm, () -> !isOver.get());
                        return List.<Event>of();
                    });
            new Storm(setting, clock, file)
                    .run(() -> {
                        isOver.set(true);
                        await(faulting);
                    });
        }
    }

    private static void await(Future<?> work) throws InterruptedException {
        try {
            work.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the nemesis failed", e.getCause());
        }
    }
}
