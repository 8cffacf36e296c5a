package io.culver.proto;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/**
 * Refusals as gRPC statuses and back. The status says roughly what happened, to tools that know
 * gRPC only; a trailer names the {@link MailError}, so that none is lost on the way.
 */
public final class GrpcErrors {
    private static final Metadata.Key<String> ERROR =
            Metadata.Key.of("culver-error", Metadata.ASCII_STRING_MARSHALLER);

    private GrpcErrors() {}

    public static StatusRuntimeException toStatus(MailException refusal) {
        return status(refusal).asRuntimeException(trailers(refusal));
    }

    static Status status(MailException refusal) {
        return code(refusal.error()).toStatus().withDescription(refusal.getMessage());
    }

    static Metadata trailers(MailException refusal) {
        Metadata trailers = new Metadata();
        trailers.put(ERROR, refusal.error().name());
        return trailers;
    }

    private static Status.Code code(MailError error) {
        return switch (error) {
            case ALREADY_EXISTS -> Status.Code.ALREADY_EXISTS;
            case AUTHENTICATION_FAILED -> Status.Code.UNAUTHENTICATED;
            case CANNOT, HAS_CHILDREN, USE_REFUSED -> Status.Code.FAILED_PRECONDITION;
            case CORRUPTION -> Status.Code.DATA_LOSS;
            case INVALID -> Status.Code.INVALID_ARGUMENT;
            case LIMIT, OVER_QUOTA, TOO_BIG -> Status.Code.RESOURCE_EXHAUSTED;
            case NO_SUCH_ACCOUNT, NO_SUCH_MAILBOX, NO_SUCH_MESSAGE, NO_SUCH_TARGET ->
                    Status.Code.NOT_FOUND;
            case OUTCOME_UNKNOWN -> Status.Code.UNKNOWN;
            case PERMISSION_DENIED -> Status.Code.PERMISSION_DENIED;
            case UNAVAILABLE -> Status.Code.UNAVAILABLE;
        };
    }

    /**
     * What a failed call that changes nothing means to its caller: the refusal that the service
     * sent, UNAVAILABLE if the service could not be asked, and otherwise the failure itself, which
     * is a fault of ours.
     */
    public static RuntimeException fromRead(StatusRuntimeException failure) {
        Optional<MailException> refusal = refusal(failure);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return switch (failure.getStatus().getCode()) {
            case ABORTED, CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, UNAVAILABLE ->
                    new MailException(MailError.UNAVAILABLE, "service does not answer");
            case ALREADY_EXISTS,
                    DATA_LOSS,
                    FAILED_PRECONDITION,
                    INTERNAL,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    OK,
                    OUT_OF_RANGE,
                    PERMISSION_DENIED,
                    UNAUTHENTICATED,
                    UNIMPLEMENTED,
                    UNKNOWN ->
                    failure;
        };
    }

    /**
     * What a failed call that changes something means to its caller: the refusal that the service
     * sent; otherwise OUTCOME_UNKNOWN, whatever the failure, unless the call cannot have reached
     * the service's code.
     */
    public static RuntimeException fromChange(StatusRuntimeException failure) {
        Optional<MailException> refusal = refusal(failure);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return switch (failure.getStatus().getCode()) {
            case PERMISSION_DENIED, UNAUTHENTICATED, UNIMPLEMENTED -> failure;
            case ABORTED,
                    ALREADY_EXISTS,
                    CANCELLED,
                    DATA_LOSS,
                    DEADLINE_EXCEEDED,
                    FAILED_PRECONDITION,
                    INTERNAL,
                    INVALID_ARGUMENT,
                    NOT_FOUND,
                    OK,
                    OUT_OF_RANGE,
                    RESOURCE_EXHAUSTED,
                    UNAVAILABLE,
                    UNKNOWN ->
                    new MailException(MailError.OUTCOME_UNKNOWN, "service does not answer");
        };
    }

    /** The refusal that our own service sent, if this is one. */
    public static Optional<MailException> refusal(StatusRuntimeException failure) {
        Metadata trailers = failure.getTrailers();
        String name = trailers == null ? null : trailers.get(ERROR);
        String text = Objects.requireNonNullElse(failure.getStatus().getDescription(), "refused");
        return Arrays.stream(MailError.values())
                .filter(error -> error.name().equals(name))
                .map(error -> new MailException(error, text))
                .findFirst();
    }
}
