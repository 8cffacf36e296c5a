package io.culver.mailbox.ingest;

import io.culver.mailbox.limits.Limits;
import io.culver.model.MailError;
import io.culver.model.MailException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes to the store that are on their way while more octets come in: a few at a time, in no
 * order. The first failure is what everybody sees from then on.
 */
public final class PendingWrites {
    private final Executor threads;
    private final Semaphore room = new Semaphore(Limits.PENDING_WRITES);

    /** Null while nothing has failed. */
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    public PendingWrites(Executor threads) {
        this.threads = threads;
    }

    /** Begins a write once there is room; throws what an earlier one failed with. */
    public void begin(Runnable write) {
        throwFailure();
        room.acquireUninterruptibly();
        try {
            threads.execute(() -> run(write));
        } catch (RejectedExecutionException _) {
            room.release();
            throw new MailException(MailError.UNAVAILABLE, "Shutting down");
        }
    }

    private void run(Runnable write) {
        try {
            write.run();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } finally {
            room.release();
        }
    }

    /** Waits until none is on its way, whatever became of them. */
    public void await() {
        room.acquireUninterruptibly(Limits.PENDING_WRITES);
        room.release(Limits.PENDING_WRITES);
    }

    /** Throws what a write failed with, if one did. */
    public void throwFailure() {
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
