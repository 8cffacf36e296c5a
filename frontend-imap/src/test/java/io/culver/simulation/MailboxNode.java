package io.culver.simulation;

import io.culver.mailbox.grpc.ChangesGrpcService;
import io.culver.mailbox.grpc.MailboxesGrpcService;
import io.culver.mailbox.grpc.MessagesGrpcService;
import io.culver.mailbox.grpc.Streaming;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.owner.OwnerMetrics;
import io.culver.mailbox.owner.OwnerSetting;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.usecase.AppendMessages;
import io.culver.mailbox.usecase.ChangeMessages;
import io.culver.mailbox.usecase.DamagedContents;
import io.culver.mailbox.usecase.DeleteContents;
import io.culver.mailbox.usecase.DescribeContents;
import io.culver.mailbox.usecase.FetchRows;
import io.culver.mailbox.usecase.FollowChanges;
import io.culver.mailbox.usecase.Mailboxes;
import io.culver.mailbox.usecase.Notices;
import io.culver.mailbox.usecase.OrderMessages;
import io.culver.mailbox.usecase.ReadContents;
import io.culver.mailbox.usecase.SearchMessages;
import io.culver.mailbox.usecase.SortKeys;
import io.culver.mailbox.usecase.TextAnswers;
import io.culver.mailbox.usecase.TextScan;
import io.culver.mailbox.usecase.TextSearch;
import io.culver.mailbox.usecase.Watches;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.proto.ErrorInterceptor;
import io.culver.simulation.disk.DiskLink;
import io.culver.simulation.net.InOrder;
import io.culver.simulation.time.Scheduler;
import io.culver.simulation.time.Site;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerInterceptors;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One life of a mailbox node: the real owners, use cases and services on simulated threads. */
final class MailboxNode implements AutoCloseable {
    private static final AtomicLong NAMES = new AtomicLong();

    /** To gRPC: never. It would look at the real clock, and no run would be like another. */
    private static final Duration NEVER_IDLE = Duration.ofDays(365);

    private static final DataSize HEAP = DataSize.ofMebibytes(64);

    private final Site site;
    private final DiskLink link;
    private final AccountOwners owners;
    private final Server server;
    private final ManagedChannel channel;

    MailboxNode(Scheduler scheduler, Site site, DiskLink link, Store store, Climate climate) {
        this.site = site;
        this.link = link;
        ScheduledExecutorService threads = site.threads();
        owners =
                new AccountOwners(
                        new OwnerSetting(
                                store.accountLog(),
                                store.snapshots(),
                                new DeleteContents(store.messages(), store.blobs()),
                                scheduler.clock(),
                                scheduler.chance(),
                                scheduler::sleep,
                                threads,
                                new OwnerMetrics(
                                        new SimpleMeterRegistry(),
                                        TracerProvider.noop().get("test")),
                                climate.retention(),
                                climate.bounds(),
                                climate.quota()),
                        HEAP);
        String name = "simulated-" + NAMES.incrementAndGet();
        var errors = new ErrorInterceptor(scheduler::fail);
        var builder =
                InProcessServerBuilder.forName(name)
                        .executor(threads)
                        .scheduledExecutorService(threads);
        for (BindableService it : services(scheduler, store, threads)) {
            builder.addService(ServerInterceptors.intercept(it, errors));
        }
        try {
            server = builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        channel =
                InProcessChannelBuilder.forName(name)
                        .executor(threads)
                        .scheduledExecutorService(threads)
                        .idleTimeout(NEVER_IDLE.toDays(), TimeUnit.DAYS)
                        .build();
    }

    private List<BindableService> services(
            Scheduler scheduler, Store store, ScheduledExecutorService threads) {
        var streaming = new Streaming(threads);
        var notices = new Notices(new NoTextSearch()::advance, new InOrder(site));
        var damages = new DamagedContents(new SimpleMeterRegistry());
        var describe = new DescribeContents(store.messages(), threads, damages);
        var scan = new TextScan(store, damages, 0, scheduler.clock(), () -> false);
        var search = new SearchMessages(owners, new TextAnswers(owners, new NoTextSearch(), scan));
        var keys = new SortKeys(describe, store.blobs(), HEAP, scheduler.chance(), threads);
        var messages =
                new MessagesGrpcService.UseCases(
                        new AppendMessages(
                                owners,
                                store,
                                notices,
                                scheduler.clock(),
                                scheduler.chance(),
                                threads),
                        new FetchRows(owners),
                        describe,
                        new ReadContents(store, damages),
                        new ChangeMessages(owners),
                        search,
                        new OrderMessages(search, keys));
        var watches = new Watches(owners, threads, new SimpleMeterRegistry());
        return List.of(
                new OpenDoors(),
                new MailboxesGrpcService(new Mailboxes(owners)),
                new MessagesGrpcService(messages, streaming),
                new ChangesGrpcService(new FollowChanges(owners), watches::begin, threads));
    }

    AccountOwners owners() {
        return owners;
    }

    Site site() {
        return site;
    }

    DiskLink link() {
        return link;
    }

    ManagedChannel channel() {
        return channel;
    }

    /** Finishes what is under way and writes checkpoints, in a thread of the node. */
    void finish() {
        owners.close();
    }

    /** Only when nothing runs any more. */
    @Override
    public void close() {
        site.kill();
        channel.shutdownNow();
        server.shutdownNow();
    }

    /** There is no search service here. */
    private static final class NoTextSearch implements TextSearch {
        @Override
        public Answer query(
                AccountId account,
                List<SearchCriteria> criteria,
                ModSeq minSeq,
                Duration patience) {
            throw new MailException(MailError.UNAVAILABLE, "No search service");
        }

        @Override
        public void advance(AccountId account, ModSeq seq) {}
    }
}
