package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.mailbox.v1.ContentsRequest;
import io.culver.proto.mailbox.v1.ContentsResponse;
import io.culver.proto.mailbox.v1.SinceRequest;
import io.culver.proto.mailbox.v1.SinceResponse;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers see, and what is logged, of handlers that fail. */
class ErrorInterceptorTest {
    private final MailException refusal =
            new MailException(MailError.NO_SUCH_MAILBOX, "no such mailbox");
    private final IllegalStateException fault = new IllegalStateException("secret detail");

    private final List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
    private Consumer<StreamObserver<?>> handler = _ -> {};
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws IOException {
        String name = InProcessServerBuilder.generateName();
        server =
                InProcessServerBuilder.forName(name)
                        .directExecutor()
                        .intercept(new ErrorInterceptor(faults::add))
                        .addService(new Handler())
                        .build()
                        .start();
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    @Test
    void passesOnARefusalThatIsThrown() {
        handler =
                _ -> {
                    throw refusal;
                };
        assertRefused(since());
        assertRefused(contents());
        assertEquals(List.of(), faults);
    }

    @Test
    void passesOnARefusalThatIsGivenToOnError() {
        handler = observer -> observer.onError(refusal);
        assertRefused(since());
        assertRefused(contents());
        assertEquals(List.of(), faults);
    }

    @Test
    void passesOnARefusalThatIsAStatusAlready() {
        handler = observer -> observer.onError(GrpcErrors.toStatus(refusal));
        assertRefused(since());
        handler =
                _ -> {
                    throw GrpcErrors.toStatus(refusal);
                };
        assertRefused(contents());
        assertEquals(List.of(), faults);
    }

    @Test
    void hidesAFaultThatIsThrown() {
        handler =
                _ -> {
                    throw fault;
                };
        assertHidden(since());
        assertEquals(List.of(fault), faults);
    }

    @Test
    void hidesAFaultThatIsGivenToOnError() {
        handler = observer -> observer.onError(fault);
        assertHidden(contents());
        assertEquals(List.of(fault), faults);
    }

    @Test
    void hidesAnotherServicesFailure() {
        StatusRuntimeException failure =
                Status.NOT_FOUND.withDescription("secret detail").asRuntimeException();
        handler =
                _ -> {
                    throw failure;
                };
        assertHidden(since());
        assertEquals(List.of(failure), faults);
    }

    @Test
    void closesOnceIfAHandlerFailsAfterItsEnd() {
        handler =
                observer -> {
                    observer.onError(refusal);
                    throw fault;
                };
        assertRefused(since());
        assertEquals(List.of(fault), faults);
    }

    private StatusRuntimeException since() {
        var stub = ChangesGrpc.newBlockingStub(channel);
        return assertThrows(
                StatusRuntimeException.class, () -> stub.since(SinceRequest.getDefaultInstance()));
    }

    private StatusRuntimeException contents() {
        var stub = ChangesGrpc.newBlockingStub(channel);
        return assertThrows(
                StatusRuntimeException.class,
                () -> stub.contents(ContentsRequest.getDefaultInstance()).next());
    }

    private void assertRefused(StatusRuntimeException failure) {
        assertEquals(Status.Code.NOT_FOUND, failure.getStatus().getCode());
        MailException received = (MailException) GrpcErrors.fromRead(failure);
        assertEquals(refusal.error(), received.error());
        assertEquals(refusal.getMessage(), received.getMessage());
    }

    private static void assertHidden(StatusRuntimeException failure) {
        assertEquals(Status.Code.INTERNAL, failure.getStatus().getCode());
        assertNull(failure.getStatus().getDescription());
    }

    private final class Handler extends ChangesGrpc.ChangesImplBase {
        @Override
        public void since(SinceRequest request, StreamObserver<SinceResponse> response) {
            handler.accept(response);
        }

        @Override
        public void contents(ContentsRequest request, StreamObserver<ContentsResponse> response) {
            handler.accept(response);
        }
    }
}
