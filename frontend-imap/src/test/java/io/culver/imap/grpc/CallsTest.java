package io.culver.imap.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.OpId;
import io.culver.proto.GrpcErrors;
import io.grpc.Status;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A change whose call got lost is never taken for refused, nor for without effect. */
class CallsTest {
    private static String lost() {
        throw Status.UNAVAILABLE.asRuntimeException();
    }

    private static String refused() {
        throw GrpcErrors.toStatus(new MailException(MailError.NO_SUCH_MAILBOX, "gone"));
    }

    private static String busy() {
        throw GrpcErrors.toStatus(new MailException(MailError.UNAVAILABLE, "busy"));
    }

    private final Calls calls =
            new Calls(() -> new OpId(UUID.randomUUID()), new SimpleMeterRegistry());
    private final Set<ByteString> ids = new HashSet<>();

    private Function<ByteString, String> answering(List<Supplier<String>> answers) {
        Queue<Supplier<String>> left = new ArrayDeque<>(answers);
        return id -> {
            ids.add(id);
            return left.remove().get();
        };
    }

    private MailError failure(List<Supplier<String>> answers) {
        return assertThrows(
                        MailException.class,
                        () -> calls.change(answering(answers), it -> it.equals("done")))
                .error();
    }

    @Test
    void asksAgainWithTheSameId() {
        assertEquals("done", calls.change(answering(List.of(CallsTest::lost, () -> "done"))));
        assertEquals(1, ids.size());
    }

    @Test
    void refusalStandsIfNothingWasLost() {
        assertEquals(
                MailError.NO_SUCH_MAILBOX, failure(List.of(CallsTest::busy, CallsTest::refused)));
    }

    @Test
    void refusalAfterLostCallIsUnknown() {
        assertEquals(
                MailError.OUTCOME_UNKNOWN, failure(List.of(CallsTest::lost, CallsTest::refused)));
    }

    @Test
    void answerWithoutEffectAfterLostCallIsUnknown() {
        assertEquals(
                MailError.OUTCOME_UNKNOWN,
                failure(List.of(CallsTest::lost, () -> "nothing to do")));
    }

    @Test
    void busyAfterLostCallIsUnknown() {
        assertEquals(
                MailError.OUTCOME_UNKNOWN,
                failure(
                        List.of(
                                CallsTest::lost,
                                CallsTest::busy,
                                CallsTest::busy,
                                CallsTest::busy,
                                CallsTest::busy)));
    }
}
