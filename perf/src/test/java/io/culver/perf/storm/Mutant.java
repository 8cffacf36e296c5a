package io.culver.perf.storm;

import io.culver.model.MailException;
import io.culver.proto.GrpcErrors;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server with a fault, made out of the real one: between front end and mailbox service calls of
 * one kind are changed, doubled, redirected, or answered with something else.
 */
final class Mutant implements ClientInterceptor {
    /** Makes of a request another one, knowing those before it; empty to keep it back. */
    interface Request<Q> {
        Optional<Q> of(List<Q> before, Q request);
    }

    /** Makes of an answer another one, knowing the requests; empty to keep it back. */
    interface Answer<Q, R> {
        Optional<R> to(List<Q> requests, R response, Channel service);
    }

    private final String name;
    private final MethodDescriptor<?, ?> method;
    private final Set<String> violated;
    private Request<Object> request = (_, message) -> Optional.of(message);
    private Answer<Object, Object> answer = (_, message, _) -> Optional.of(message);
    private Optional<MethodDescriptor<?, ?>> instead = Optional.empty();
    private final AtomicInteger calls = new AtomicInteger();
    private int every = 1;

    private Mutant(String name, MethodDescriptor<?, ?> method, String... violated) {
        this.name = name;
        this.method = method;
        this.violated = Set.of(violated);
    }

    /** One whose requests are changed on their way. */
    @SuppressWarnings("unchecked") // a method's requests are of its type
    static <Q> Mutant ofRequest(
            String name, MethodDescriptor<Q, ?> method, Request<Q> change, String... violated) {
        var mutant = new Mutant(name, method, violated);
        mutant.request = (Request<Object>) change;
        return mutant;
    }

    /** One whose answers are changed on their way. */
    @SuppressWarnings("unchecked") // as above
    static <Q, R> Mutant ofAnswer(
            String name, MethodDescriptor<Q, R> method, Answer<Q, R> change, String... violated) {
        var mutant = new Mutant(name, method, violated);
        mutant.answer = (Answer<Object, Object>) change;
        return mutant;
    }

    /** One that does something else, which has requests and answers of the same fields. */
    static Mutant ofOther(
            String name,
            MethodDescriptor<?, ?> method,
            MethodDescriptor<?, ?> instead,
            String... violated) {
        var mutant = new Mutant(name, method, violated);
        mutant.instead = Optional.of(instead);
        return mutant;
    }

    /** Only one call of so many has the fault. */
    Mutant every(int calls) {
        every = calls;
        return this;
    }

    /** The invariants one of which must be found to be violated. */
    Set<String> violated() {
        return violated;
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
            MethodDescriptor<Q, R> called, CallOptions options, Channel next) {
        boolean isMeant = called.getFullMethodName().equals(method.getFullMethodName());
        if (!isMeant || calls.incrementAndGet() % every != 0) {
            return next.newCall(called, options);
        }
        MethodDescriptor<Q, R> done =
                instead.map(other ->
                                called.toBuilder()
                                        .setFullMethodName(other.getFullMethodName())
                                        .build())
                        .orElse(called);
        return new Changed<>(next.newCall(done, options), next);
    }

    /** A call with the fault. */
    private final class Changed<Q, R> extends SimpleForwardingClientCall<Q, R> {
        private final Channel service;
        private final List<Object> sent = new ArrayList<>();

        Changed(ClientCall<Q, R> call, Channel service) {
            super(call);
            this.service = service;
        }

        @Override
        @SuppressWarnings("unchecked") // a change keeps the type
        public void sendMessage(Q message) {
            Optional<Object> changed = request.of(List.copyOf(sent), message);
            sent.add(message);
            changed.ifPresent(other -> super.sendMessage((Q) other));
        }

        @Override
        public void start(Listener<R> listener, Metadata headers) {
            super.start(new Told(listener), headers);
        }

        /** Hears the answers first. */
        private final class Told extends SimpleForwardingClientCallListener<R> {
            private boolean isOver;

            Told(Listener<R> listener) {
                super(listener);
            }

            @Override
            @SuppressWarnings("unchecked") // a change keeps the type
            public void onMessage(R message) {
                try {
                    Optional<Object> changed = answer.to(sent, message, service);
                    if (changed.isPresent()) {
                        super.onMessage((R) changed.get());
                    } else {
                        request(1);
                    }
                } catch (MailException refusal) {
                    StatusRuntimeException status = GrpcErrors.toStatus(refusal);
                    isOver = true;
                    Metadata trailers = status.getTrailers();
                    super.onClose(status.getStatus(), trailers == null ? new Metadata() : trailers);
                }
            }

            @Override
            public void onClose(Status status, Metadata trailers) {
                if (!isOver) {
                    super.onClose(status, trailers);
                }
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
