package io.culver.mailbox.grpc;

import io.grpc.Context;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs the handlers of calls that answer with a stream, each on a thread of its own. */
public final class Streaming {
    private final Executor threads;

    /**
     * Runs handlers on these threads.
     *
     * @param threads run what blocks
     */
    public Streaming(Executor threads) {
        this.threads = threads;
    }

    /**
     * Begins a stream of answers and returns. The handler gets where to put them, which blocks
     * while the caller does not take them; it ends the stream by returning or by throwing.
     */
    <R> void answer(StreamObserver<R> observer, Consumer<Consumer<R>> handler) {
        var paced = new PacedObserver<>(observer);
        Runnable work =
                () -> {
                    try {
                        handler.accept(paced::send);
                        paced.complete();
                    } catch (RuntimeException e) {
                        paced.fail(e);
                    }
                };
        threads.execute(Context.current().wrap(work)); // calls that it makes end with this one
    }
}
