package io.culver.mailbox.directory;

import io.culver.mailbox.limits.Limits;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The few platform threads that hash passwords: a hash takes a core for some 80 ms and 19 MiB, and
 * whoever floods us with logins gets no more than these.
 */
final class HashingPool implements AutoCloseable {
    private final ThreadPoolExecutor threads;

    HashingPool(int threadCount) {
        threads =
                new ThreadPoolExecutor(
                        threadCount,
                        threadCount,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(Limits.HASHING_QUEUE),
                        Thread.ofPlatform().name("hashing-", 0).daemon().factory());
    }

    /**
     * Runs the work and waits for it. {@code UNAVAILABLE} if its turn does not come within {@link
     * Limits#HASHING_WAIT}.
     */
    <T> T run(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            threads.execute(task);
            return await(task);
        } catch (RejectedExecutionException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailException(MailError.UNAVAILABLE, "Interrupted while hashing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MailException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("hashing failed", e.getCause());
        }
    }

    private <T> T await(FutureTask<T> task) throws InterruptedException, ExecutionException {
        try {
            return task.get(Limits.HASHING_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (threads.remove(task)) {
                throw busy();
            }
            return task.get(); // its turn has come, and a hash does not take long
        }
    }

    private static MailException busy() {
        return new MailException(MailError.UNAVAILABLE, "Too many logins at the moment");
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
