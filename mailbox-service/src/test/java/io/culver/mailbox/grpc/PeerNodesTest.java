package io.culver.mailbox.grpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.MailboxService;
import io.culver.mailbox.MailboxServiceConfig;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.mailbox.usecase.Peers;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.mailbox.v1.CreateRequest;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.StatusRequest;
import io.culver.proto.mailbox.v1.WatchRequest;
import io.culver.proto.mailbox.v1.WatchResponse;
import io.culver.proto.routing.Nodes;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two nodes on one store: what one commits is heard of at the other, and read there. */
class PeerNodesTest {
    private static final AccountId ACCOUNT = new AccountId(new UUID(1, 2));

    private final MemoryStore store = new MemoryStore();
    private final String name = UUID.randomUUID().toString();
    private final ManagedChannel toFirst = InProcessChannelBuilder.forName(name).build();
    private final ManagedChannel toSecond = InProcessChannelBuilder.forName(name + "2").build();
    private MailboxService first;
    private MailboxService second;
    private Server firstServer;
    private Server secondServer;

    @BeforeEach
    void start() throws IOException {
        store.accountLog().create(ACCOUNT);
        first = service(Peers.NONE);
        firstServer = serve(name, first);
        second = service(new PeerNodes(Nodes.one(toFirst), _ -> false, first.threads()));
        secondServer = serve(name + "2", second);
    }

    private MailboxService service(Peers peers) {
        return new MailboxService(
                new MailboxServiceConfig(
                        1,
                        DataSize.ofMebibytes(64),
                        MailboxServiceConfig.RETENTION,
                        0,
                        MailboxServiceConfig.SCANNED_MESSAGES,
                        QuotaLimits.NONE),
                store,
                new SearchServiceClient(Nodes.one(toFirst)),
                peers,
                Clock.systemUTC(),
                new SecureRandom(),
                new SimpleMeterRegistry(),
                TracerProvider.noop().get("test"));
    }

    private static Server serve(String name, MailboxService service) throws IOException {
        return InProcessServerBuilder.forName(name)
                .executor(service.threads())
                .addServices(service.services())
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        toFirst.shutdownNow();
        toSecond.shutdownNow();
        firstServer.shutdownNow();
        secondServer.shutdownNow();
        second.close();
        first.close();
    }

    @Test
    void whatOneNodeCommitsIsToldByTheOther() throws InterruptedException {
        create("one", toFirst);
        var events = new Events();
        var requests = ChangesGrpc.newStub(toFirst).watch(events);
        requests.onNext(subscribe());
        WatchResponse before = events.next();
        long begin = System.nanoTime();

        create("two", toSecond);

        assertTrue(events.next().getSeq() > before.getSeq());
        long took = System.nanoTime() - begin;
        assertTrue(took < Limits.WATCH_CHECK_INTERVAL.toNanos() / 2, "found by looking only");
    }

    @Test
    void aNodeThatIsAskedAlthoughAnotherOneHasTheAccountKnowsAll() {
        for (int i = 0; i < 20; i++) {
            ManagedChannel one = i % 2 == 0 ? toFirst : toSecond;
            ManagedChannel other = i % 2 == 0 ? toSecond : toFirst;
            create("box" + i, one);
            assertEquals(0, status("box" + i, other));
        }
    }

    @Test
    void aNodeThatLeavesSendsItsWatchersElsewhere() throws InterruptedException {
        create("one", toFirst);
        var events = new Events();
        ChangesGrpc.newStub(toFirst).watch(events).onNext(subscribe());
        assertFalse(events.next().getMoved());

        first.leave();

        assertTrue(events.next().getMoved());
        var late = new Events();
        ChangesGrpc.newStub(toFirst).watch(late).onNext(subscribe());
        assertTrue(late.next().getMoved(), "who comes later is sent on, too");
    }

    private static WatchRequest subscribe() {
        return WatchRequest.newBuilder()
                .setSubscribe(
                        WatchRequest.Subscribe.newBuilder().setAccountId(IdCodec.encode(ACCOUNT)))
                .build();
    }

    private static void create(String mailbox, ManagedChannel node) {
        var _ =
                MailboxesGrpc.newBlockingStub(node)
                        .create(
                                CreateRequest.newBuilder()
                                        .setAccountId(IdCodec.encode(ACCOUNT))
                                        .setOpId(IdCodec.encode(new OpId(UUID.randomUUID())))
                                        .setName(mailbox)
                                        .build());
    }

    private static long status(String mailbox, ManagedChannel node) {
        return MailboxesGrpc.newBlockingStub(node)
                .status(
                        StatusRequest.newBuilder()
                                .setAccountId(IdCodec.encode(ACCOUNT))
                                .setName(mailbox)
                                .build())
                .getStatus()
                .getMessages();
    }

    /** What a front end would hear. */
    private static final class Events implements StreamObserver<WatchResponse> {
        private final BlockingQueue<WatchResponse> told = new LinkedBlockingQueue<>();

        WatchResponse next() throws InterruptedException {
            @Nullable WatchResponse next = told.poll(60, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("nothing was told");
            }
            return next;
        }

        @Override
        public void onNext(WatchResponse event) {
            told.add(event);
        }

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}
