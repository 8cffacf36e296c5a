package io.culver.imap.extension.inprogress;

import io.culver.imap.protocol.Patience;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Status;
import io.culver.imap.store.Progress;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Sends a notice from time to time while the store is at work. That is done in another thread, so
 * that only the session's own writes to the client. RFC 9585 §4
 */
final class Notices implements Patience {

    private final Duration interval;

    Notices(Duration interval) {
        this.interval = interval;
    }

    @Override
    public <T> T await(Responder out, Function<Progress, T> work) {
        return await(out, work, false);
    }

    @Override
    public <T> T ask(Responder out, Function<Progress, T> question) {
        return await(out, question, true);
    }

    private <T> T await(Responder out, Function<Progress, T> work, boolean isForClientOnly) {
        var reached = new AtomicReference<>(new InProgress(out.tag(), 0, 0));
        Progress progress = (done, total) -> reached.set(new InProgress(out.tag(), done, total));
        var task = new FutureTask<T>(() -> work.apply(progress));
        Thread.ofVirtual().name("imap-work").start(task);
        if (isForClientOnly) {
            out.whenGone(() -> task.cancel(true));
        }
        try {
            while (true) {
                try {
                    return task.get(interval.toNanos(), TimeUnit.NANOSECONDS);
                } catch (TimeoutException stillWorking) {
                    tell(reached.get(), out);
                } catch (CancellationException gone) {
                    tell(reached.get(), out); // fails, since the client is gone
                    throw gone;
                }
            }
        } catch (ExecutionException failure) {
            throw unchecked(failure);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the store was at work", stopping);
        } finally {
            out.whenGone(() -> {});
            task.cancel(true); // nobody waits any more: the client may be gone
        }
    }

    private static void tell(InProgress reached, Responder out) {
        out.send(Status.ok(reached, "Still working"));
        out.flush();
    }

    private static RuntimeException unchecked(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException refusal -> refusal;
            case Error error -> throw error;
            case null, default -> new IllegalStateException("work failed", failure);
        };
    }
}
