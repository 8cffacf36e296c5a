package io.culver.mailbox.grpc;

import io.culver.model.MailException;
import io.culver.proto.GrpcErrors;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

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
        Timer.Sample sample = Timer.start(meters);
        String method = call.getMethodDescriptor().getFullMethodName();
        var timed =
                new SimpleForwardingServerCall<Q, R>(call) {
                    @Override
                    public void close(Status status, Metadata trailers) {
                        sample.stop(
                                meters.timer(
                                        "rpc",
                                        "method",
                                        method,
                                        "result",
                                        result(status, trailers)));
                        super.close(status, trailers);
                    }
                };
        return next.startCall(timed, headers);
    }

    private static String result(Status status, Metadata trailers) {
        return GrpcErrors.refusal(status.asRuntimeException(trailers))
                .map(MailException::error)
                .map(Enum::name)
                .orElseGet(() -> status.getCode().name());
    }
}
