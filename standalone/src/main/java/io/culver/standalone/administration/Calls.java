package io.culver.standalone.administration;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.proto.GrpcErrors;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.BlockingClientCall;
import java.util.function.Consumer;

/** Streaming calls, made blocking and with mail's own errors. */
final class Calls {
    private Calls() {}

    /** Takes every response of a stream. */
    static <Q, R> void drain(BlockingClientCall<Q, R> call, Consumer<R> taker) {
        try {
            R response = call.read();
            while (response != null) {
                taker.accept(response);
                response = call.read();
            }
        } catch (StatusException e) {
            throw GrpcErrors.fromRead(runtime(e));
        } catch (InterruptedException e) {
            throw interrupted(call);
        }
    }

    /** A failure of a streaming call, as the one kind that is mapped. */
    static StatusRuntimeException runtime(StatusException e) {
        return new StatusRuntimeException(e.getStatus(), e.getTrailers());
    }

    static MailException interrupted(BlockingClientCall<?, ?> call) {
        call.cancel("interrupted", Status.CANCELLED.asException());
        Thread.currentThread().interrupt();
        return new MailException(MailError.OUTCOME_UNKNOWN, "interrupted");
    }
}
