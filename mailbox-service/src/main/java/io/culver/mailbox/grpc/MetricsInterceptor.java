package io.culver.mailbox.grpc;

import io.culver.model.MailException;
import io.culver.proto.GrpcErrors;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Times every call, by its method and by what became of it: {@code rpc_seconds{method,result}}. The
 * result is the name of the refusal if there is one, else of the gRPC status.
 */
public final class MetricsInterceptor implements ServerInterceptor {
    private final MeterRegistry meters;

    public MetricsInterceptor(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        var timed = new TimedCall<>(call);
        return new SimpleForwardingServerCallListener<>(next.startCall(timed, headers)) {
            @Override
            public void onCancel() {
                timed.stop(Status.Code.CANCELLED.name());
                super.onCancel();
            }
        };
    }

    private final class TimedCall<Q, R> extends SimpleForwardingServerCall<Q, R> {
        private final Timer.Sample sample = Timer.start(meters);
        private final AtomicBoolean isStopped = new AtomicBoolean();

        TimedCall(ServerCall<Q, R> call) {
            super(call);
        }

        /** A call that is cancelled may be closed by its handler nevertheless, or never. */
        void stop(String result) {
            if (isStopped.compareAndSet(false, true)) {
                String method = getMethodDescriptor().getFullMethodName();
                sample.stop(meters.timer("rpc", "method", method, "result", result));
            }
        }

        @Override
        public void close(Status status, Metadata trailers) {
            stop(result(status, trailers));
            super.close(status, trailers);
        }
    }

    private static String result(Status status, Metadata trailers) {
        if (status.isOk()) {
            return status.getCode().name();
        }
        return GrpcErrors.refusal(status.asRuntimeException(trailers))
                .map(MailException::error)
                .map(Enum::name)
                .orElseGet(() -> status.getCode().name());
    }
}
