package io.culver.search.index;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The few platform threads on which everything that touches Lucene runs: it keeps a processor busy
 * and reads mapped files, which would hold a virtual thread's carrier.
 */
public final class LuceneThreads implements Executor, AutoCloseable {
    private final ThreadPoolExecutor threads;

    public LuceneThreads(int count) {
        this.threads =
                new ThreadPoolExecutor(
                        count,
                        count,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(SearchLimits.WAITING_TASKS),
                        Thread.ofPlatform().name("lucene-", 0).factory());
    }

    /**
     * Does the work as soon as a thread is free.
     *
     * @return fails with UNAVAILABLE if too much work waits already
     */
    public <T> CompletableFuture<T> submit(Work<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> doWork(work), threads);
        } catch (RejectedExecutionException _) {
            return CompletableFuture.failedFuture(
                    new MailException(MailError.UNAVAILABLE, "search has too much to do"));
        }
    }

    /**
     * Does the work as soon as a thread is free.
     *
     * @throws RejectedExecutionException if too much work waits already
     */
    @Override
    public void execute(Runnable work) {
        threads.execute(work);
    }

    private static <T> T doWork(Work<T> work) {
        try {
            return work.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many pieces of work wait for a thread. */
    public int waiting() {
        return threads.getQueue().size();
    }

    /** Waits until all work is done. */
    @Override
    public void close() {
        threads.close();
    }

    /** Something to do with Lucene. */
    public interface Work<T> {
        T call() throws IOException;
    }
}
