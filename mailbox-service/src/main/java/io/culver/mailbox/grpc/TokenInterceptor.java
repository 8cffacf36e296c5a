package io.culver.mailbox.grpc;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.proto.GrpcErrors;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Objects;

/** Lets through only calls that show the administration token. */
public final class TokenInterceptor implements ServerInterceptor {
    private final AdministrationToken token;

    public TokenInterceptor(AdministrationToken token) {
        this.token = token;
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        if (token.isShownBy(headers)) {
            return next.startCall(call, headers);
        }
        StatusRuntimeException refused =
                GrpcErrors.toStatus(
                        new MailException(
                                MailError.PERMISSION_DENIED, "The administration token is wrong"));
        call.close(
                refused.getStatus(),
                Objects.requireNonNullElseGet(
                        Status.trailersFromThrowable(refused), Metadata::new));
        return new ServerCall.Listener<>() {};
    }
}
