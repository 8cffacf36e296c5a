package io.culver.mailbox.owner;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.Request;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.OpId;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One request on its way to an answer. */
final class Pending {
    private static final Supplier<Answer> WAITING = Pending::notEnded;

    private final OpId op;
    private final Instant since;
    private final Request request;
    private final Context origin = Context.current();
    private final CountDownLatch isDone = new CountDownLatch(1);
    private final AtomicReference<Supplier<Answer>> outcome = new AtomicReference<>(WAITING);

    Pending(OpId op, Instant since, Request request) {
        this.op = op;
        this.since = since;
        this.request = request;
    }

    OpId op() {
        return op;
    }

    Instant since() {
        return since;
    }

    Request request() {
        return request;
    }

    /** The trace of whoever asks. */
    Context origin() {
        return origin;
    }

    private static Answer notEnded() {
        throw new IllegalStateException("request has not ended");
    }

    void answer(Answer answer) {
        end(() -> answer);
    }

    /** Ends the request without an answer; nothing happens if it has ended already. */
    void fail(MailException failure) {
        end(() -> {
            throw failure;
        });
    }

    private void end(Supplier<Answer> how) {
        outcome.compareAndSet(WAITING, how);
        isDone.countDown();
    }

    /** Waits for the answer, or for the reason why there is none. */
    Answer await() {
        try {
            isDone.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new MailException(MailError.OUTCOME_UNKNOWN, "Interrupted");
        }
        return outcome.get().get();
    }
}
