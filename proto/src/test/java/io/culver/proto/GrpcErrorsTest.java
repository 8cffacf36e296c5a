package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** No refusal is lost between services, and no unknown outcome is taken for a refusal. */
class GrpcErrorsTest {
    @ParameterizedTest
    @EnumSource
    void refusalsSurvive(MailError error) {
        StatusRuntimeException status = GrpcErrors.toStatus(new MailException(error, "fixed text"));
        assertNotEquals(Status.Code.OK, status.getStatus().getCode());
        for (RuntimeException failure :
                new RuntimeException[] {
                    GrpcErrors.fromRead(status), GrpcErrors.fromChange(status)
                }) {
            MailException refusal = assertInstanceOf(MailException.class, failure);
            assertEquals(error, refusal.error());
            assertEquals("fixed text", refusal.getMessage());
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "UNAVAILABLE",
                "DEADLINE_EXCEEDED",
                "CANCELLED",
                "ABORTED",
                "RESOURCE_EXHAUSTED"
            })
    void readsThatGetNoAnswerAreUnavailable(Status.Code code) {
        RuntimeException failure = GrpcErrors.fromRead(code.toStatus().asRuntimeException());
        assertEquals(MailError.UNAVAILABLE, ((MailException) failure).error());
    }

    @ParameterizedTest
    @EnumSource(names = {"INTERNAL", "UNKNOWN", "UNIMPLEMENTED", "NOT_FOUND"})
    void readsThatFailAreFaults(Status.Code code) {
        StatusRuntimeException failure = code.toStatus().asRuntimeException();
        assertSame(failure, GrpcErrors.fromRead(failure));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PERMISSION_DENIED", "UNAUTHENTICATED", "UNIMPLEMENTED"})
    void changesThatGetNoAnswerAreUnknown(Status.Code code) {
        RuntimeException failure = GrpcErrors.fromChange(code.toStatus().asRuntimeException());
        assertEquals(MailError.OUTCOME_UNKNOWN, ((MailException) failure).error());
    }

    @ParameterizedTest
    @EnumSource(names = {"PERMISSION_DENIED", "UNAUTHENTICATED", "UNIMPLEMENTED"})
    void changesThatWereNotBegunAreFaults(Status.Code code) {
        StatusRuntimeException failure = code.toStatus().asRuntimeException();
        assertSame(failure, GrpcErrors.fromChange(failure));
    }

    @Test
    void errorsOfALaterVersionAreNoRefusals() {
        Metadata trailers = new Metadata();
        trailers.put(
                Metadata.Key.of("culver-error", Metadata.ASCII_STRING_MARSHALLER), "NOT_TODAY");
        StatusRuntimeException failure = Status.NOT_FOUND.asRuntimeException(trailers);
        assertSame(failure, GrpcErrors.fromRead(failure));
        assertEquals(
                MailError.OUTCOME_UNKNOWN,
                ((MailException) GrpcErrors.fromChange(failure)).error());
    }
}
