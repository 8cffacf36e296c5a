package io.culver.mailbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Does the same thing from several threads at the same moment. */
final class Racing {
    private Racing() {}

    /** What each of the racers came to, in the order of their numbers from 0. */
    static <T> List<T> all(int racers, IntFunction<T> race) throws Exception {
        var barrier = new CyclicBarrier(racers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                int racer = i;
                running.add(
                        threads.submit(() -> {
                            barrier.await(10, TimeUnit.SECONDS);
                            return race.apply(racer);
                        }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get(60, TimeUnit.SECONDS));
            }
            return results;
        }
    }
}
