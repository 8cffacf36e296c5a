package io.culver.mailbox.owner;

import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/** Does the same with many things at once. */
final class Parallel {
    private Parallel() {}

    /** The results in the order of the things; fails as the first one of them that failed. */
    static <T, R> List<R> map(Executor executor, List<T> things, Function<T, R> step) {
        List<FutureTask<R>> tasks = new ArrayList<>();
        for (T thing : things) {
            FutureTask<R> task = new FutureTask<>(() -> step.apply(thing));
            tasks.add(task);
            executor.execute(task);
        }
        List<R> results = new ArrayList<>();
        for (FutureTask<R> task : tasks) {
            results.add(get(task));
        }
        return results;
    }

    private static <R> R get(FutureTask<R> task) {
        try {
            return task.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new MailException(MailError.UNAVAILABLE, "Interrupted");
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
