package io.culver.simulation.net;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.function.UnaryOperator;

/** Changes what is sent and what is answered, each into something of the same type. */
public final class Tampering implements ClientInterceptor {
    private final UnaryOperator<Object> request;
    private final UnaryOperator<Object> response;

    public Tampering(UnaryOperator<Object> request, UnaryOperator<Object> response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(
            MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<R> responses, Metadata headers) {
                super.start(
                        new SimpleForwardingClientCallListener<>(responses) {
                            @Override
                            public void onMessage(R message) {
                                super.onMessage(changed(response, message));
                            }
                        },
                        headers);
            }

            @Override
            public void sendMessage(Q message) {
                super.sendMessage(changed(request, message));
            }
        };
    }

    @SuppressWarnings("unchecked") // the type stays
    private static <T> T changed(UnaryOperator<Object> change, T message) {
        return (T) change.apply(message);
    }
}
