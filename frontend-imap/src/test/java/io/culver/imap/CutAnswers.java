package io.culver.imap;

import io.grpc.ForwardingServerCall;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Cuts calls off at their end, as a node does that is lost in that moment. */
final class CutAnswers implements ServerInterceptor {

    /** When the node is lost. */
    enum Cut {
        BEFORE_THE_CALL_IS_WHOLE,
        AFTER_IT_WAS_DONE
    }

    private final Map<String, Cut> cuts = new ConcurrentHashMap<>();

    /** Calls of this method from now on. */
    void cut(MethodDescriptor<?, ?> method, Cut when) {
        cuts.put(method.getFullMethodName(), when);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return switch (cuts.get(call.getMethodDescriptor().getFullMethodName())) {
            case BEFORE_THE_CALL_IS_WHOLE -> new CutBefore<>(call, next.startCall(call, headers));
            case AFTER_IT_WAS_DONE -> next.startCall(new CutAfter<>(call), headers);
            case null -> next.startCall(call, headers);
        };
    }

    private static void cut(ServerCall<?, ?> call) {
        call.close(Status.UNAVAILABLE.withDescription("connection lost"), new Metadata());
    }

    private static final class CutBefore<Q>
            extends ForwardingServerCallListener.SimpleForwardingServerCallListener<Q> {
        private final ServerCall<Q, ?> call;

        CutBefore(ServerCall<Q, ?> call, ServerCall.Listener<Q> listener) {
            super(listener);
            this.call = call;
        }

        @Override
        public void onHalfClose() {
            cut(call);
            super.onCancel();
        }
    }

    private static final class CutAfter<Q, R>
            extends ForwardingServerCall.SimpleForwardingServerCall<Q, R> {
        CutAfter(ServerCall<Q, R> call) {
            super(call);
        }

        @Override
        public void sendMessage(R message) {
            // it is lost
        }

        @Override
        public void close(Status status, Metadata trailers) {
            cut(delegate());
        }
    }
}
