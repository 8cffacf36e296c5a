package io.culver.mailbox.directory;

import io.culver.mailbox.limits.Limits;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
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

    /** Runs the work and waits for it, together at most {@link Limits#HASHING_WAIT}. */
    <T> T run(Callable<T> work) {
        Future<T> result = submit(work);
        try {
            return result.get(Limits.HASHING_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw busy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MailException(MailError.UNAVAILABLE, "Interrupted while hashing");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof MailException refusal) {
                throw refusal;
            }
            throw new IllegalStateException("hashing failed", e.getCause());
        } finally {
            // Work that nobody waits for any more is not begun.
            result.cancel(false);
        }
    }

    private <T> Future<T> submit(Callable<T> work) {
        try {
            return threads.submit(work);
        } catch (RejectedExecutionException e) {
            throw busy();
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
