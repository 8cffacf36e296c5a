package io.culver.proto;

import io.culver.model.MailException;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Ends a call whose handler fails, by throwing or by {@code onError}: a {@link MailException} as
 * {@link GrpcErrors} writes it, anything else as INTERNAL without a text.
 */
public final class ErrorInterceptor implements ServerInterceptor {
    private final Consumer<Throwable> faults;

    /**
     * @param faults is told once of each failure that is no refusal: to log it
     */
    public ErrorInterceptor(Consumer<Throwable> faults) {
        this.faults = faults;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        var guarded = new GuardedCall<>(call);
        try {
            return new GuardedListener<>(next.startCall(guarded, headers), guarded);
        } catch (RuntimeException e) {
            guarded.fail(e);
            return new ServerCall.Listener<>() {};
        }
    }

    /** A call that is closed once, with a status that says no more than it should. */
    private final class GuardedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private final AtomicBoolean isClosed = new AtomicBoolean();

        GuardedCall(ServerCall<Q, R> call) {
            super(call);
        }

        /** Ends the call because its handler threw. */
        void fail(RuntimeException failure) {
            Optional<MailException> refusal =
                    failure instanceof StatusRuntimeException status
                            ? GrpcErrors.refusal(status)
                            : Optional.empty();
            RuntimeException cause = refusal.isPresent() ? refusal.get() : failure;
            close(Status.UNKNOWN.withCause(cause), new Metadata());
        }

        /** The cause of the status, if there is one, is what the handler gave to onError. */
        @Override
        public void close(Status status, Metadata trailers) {
            switch (status.getCause()) {
                case null -> closeOnce(status, trailers);
                case MailException refusal -> {
                    trailers.merge(GrpcErrors.trailers(refusal));
                    closeOnce(GrpcErrors.status(refusal), trailers);
                }
                case Throwable fault -> {
                    // A handler that goes on after its caller has left fails for that reason.
                    if (!isCancelled()) {
                        faults.accept(fault);
                    }
                    closeOnce(Status.INTERNAL, new Metadata());
                }
            }
        }

        private void closeOnce(Status status, Metadata trailers) {
            if (isClosed.compareAndSet(false, true)) {
                super.close(status, trailers);
            }
        }
    }

    /** Catches what a handler throws. */
    private static final class GuardedListener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ErrorInterceptor.GuardedCall<Q, ?> call;

        GuardedListener(ServerCall.Listener<Q> listener, ErrorInterceptor.GuardedCall<Q, ?> call) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onMessage(Q message) {
            guard(() -> super.onMessage(message));
        }

        @Override
        public void onHalfClose() {
            guard(super::onHalfClose);
        }

        @Override
        public void onReady() {
            guard(super::onReady);
        }

        @Override
        public void onCancel() {
            guard(super::onCancel);
        }

        @Override
        public void onComplete() {
            guard(super::onComplete);
        }

        private void guard(Runnable step) {
            try {
                step.run();
            } catch (RuntimeException e) {
                call.fail(e);
            }
        }
    }
}
