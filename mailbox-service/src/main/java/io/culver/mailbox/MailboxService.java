package io.culver.mailbox;

import io.culver.mailbox.directory.Accounts;
import io.culver.mailbox.directory.Logins;
import io.culver.mailbox.directory.Passwords;
import io.culver.mailbox.grpc.AdministrationGrpcService;
import io.culver.mailbox.grpc.AdministrationToken;
import io.culver.mailbox.grpc.ChangesGrpcService;
import io.culver.mailbox.grpc.DirectoryGrpcService;
import io.culver.mailbox.grpc.IndexesGrpcService;
import io.culver.mailbox.grpc.MailboxesGrpcService;
import io.culver.mailbox.grpc.MessagesGrpcService;
import io.culver.mailbox.grpc.MetricsInterceptor;
import io.culver.mailbox.grpc.SearchAdministrationGrpcService;
import io.culver.mailbox.grpc.Streaming;
import io.culver.mailbox.grpc.TokenInterceptor;
import io.culver.mailbox.ingest.FileChunks;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.owner.LogBounds;
import io.culver.mailbox.owner.OwnerMetrics;
import io.culver.mailbox.owner.OwnerSetting;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.usecase.AccountHistory;
import io.culver.mailbox.usecase.AppendMessages;
import io.culver.mailbox.usecase.ChangeMessages;
import io.culver.mailbox.usecase.DamagedContents;
import io.culver.mailbox.usecase.DeleteContents;
import io.culver.mailbox.usecase.DescribeContents;
import io.culver.mailbox.usecase.FetchRows;
import io.culver.mailbox.usecase.FollowChanges;
import io.culver.mailbox.usecase.IndexCopies;
import io.culver.mailbox.usecase.Mailboxes;
import io.culver.mailbox.usecase.Notices;
import io.culver.mailbox.usecase.OrderMessages;
import io.culver.mailbox.usecase.PastMail;
import io.culver.mailbox.usecase.Peers;
import io.culver.mailbox.usecase.ReadContents;
import io.culver.mailbox.usecase.SearchMessages;
import io.culver.mailbox.usecase.SortKeys;
import io.culver.mailbox.usecase.SweepRounds;
import io.culver.mailbox.usecase.TextAnswers;
import io.culver.mailbox.usecase.TextScan;
import io.culver.mailbox.usecase.TextSearch;
import io.culver.mailbox.usecase.VerifyAccount;
import io.culver.mailbox.usecase.Watches;
import io.culver.model.DataSize;
import io.culver.proto.ErrorInterceptor;
import io.culver.proto.routing.Nodes;
import io.grpc.BindableService;
import io.grpc.Context;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox service put together: everything between its store and its gRPC services. Servers
 * that carry the services run calls on {@link #threads}.
 */
public final class MailboxService implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(MailboxService.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService noticeThread =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("watch-timer").factory());
    private final CountDownLatch isClosing = new CountDownLatch(1);
    private final AccountOwners owners;
    private final Watches watches;
    private final Passwords passwords;
    private final List<BindableService> services;
    private final BindableService administration;
    private final Function<Nodes, BindableService> searchAdministration;
    private final List<ServerInterceptor> interceptors;

    /**
     * Builds everything; nothing is loaded yet.
     *
     * @param store outlives this; whoever opened it closes it
     * @param random gives ids, salts and keys: it must be a cryptographic one
     */
    public MailboxService(
            MailboxServiceConfig config,
            Store store,
            TextSearch textSearch,
            Clock clock,
            RandomGenerator random,
            MeterRegistry meters,
            Tracer tracer) {
        this(config, store, textSearch, Peers.NONE, clock, random, meters, tracer);
    }

    /**
     * As the other one, with other nodes of the same service beside it.
     *
     * @param peers are told of changes that are made here to accounts that are watched there
     */
    public MailboxService(
            MailboxServiceConfig config,
            Store store,
            TextSearch textSearch,
            Peers peers,
            Clock clock,
            RandomGenerator random,
            MeterRegistry meters,
            Tracer tracer) {
        owners = owners(config, store, clock, random, new OwnerMetrics(meters, tracer));
        watches = new Watches(owners, threads, meters);
        announceTo(peers);
        lookAround();
        sweepSlowly(config.sweptPerSecond(), store, peers, clock, meters);
        passwords = new Passwords(clock, random, config.hashingThreads(), meters);
        var notices = new Notices(textSearch::advance, noticeThread);
        var streaming = new Streaming(threads);
        var files = new FileChunks(store.blobs(), threads);
        var indexCopies = new IndexCopies(store.indexManifests(), files, clock, random);
        var accounts = new Accounts(store, owners, passwords, indexCopies::forget, random);
        var damages = new DamagedContents(meters);
        var describe = new DescribeContents(store.messages(), threads, damages);
        var scan =
                new TextScan(
                        store,
                        damages,
                        config.scannedMessages(),
                        clock,
                        () -> Context.current().isCancelled());
        var search = new SearchMessages(owners, new TextAnswers(owners, textSearch, scan));
        var sortHeap = new DataSize(config.accountHeap().octets() / 2);
        var sortKeys = new SortKeys(describe, store.blobs(), sortHeap, random, threads);
        var messages =
                new MessagesGrpcService.UseCases(
                        new AppendMessages(owners, store, notices, clock, random, threads),
                        new FetchRows(owners),
                        describe,
                        new ReadContents(store, damages),
                        new ChangeMessages(owners),
                        search,
                        new OrderMessages(search, sortKeys));
        services =
                List.of(
                        new DirectoryGrpcService(
                                new Logins(store.directory(), passwords, random),
                                accounts,
                                streaming),
                        new MailboxesGrpcService(new Mailboxes(owners)),
                        new MessagesGrpcService(messages, streaming),
                        new ChangesGrpcService(new FollowChanges(owners), watches::begin, threads),
                        new IndexesGrpcService(indexCopies, streaming));
        var pastMail = new PastMail(owners, store.messages(), notices, random);
        var verify = new VerifyAccount(owners, store);
        var history = new AccountHistory(owners);
        administration =
                new AdministrationGrpcService(accounts, verify, pastMail, history, streaming);
        searchAdministration =
                nodes -> new SearchAdministrationGrpcService(accounts, owners, nodes, streaming);
        interceptors = List.of(errors(), new MetricsInterceptor(meters));
    }

    private AccountOwners owners(
            MailboxServiceConfig config,
            Store store,
            Clock clock,
            RandomGenerator random,
            OwnerMetrics metrics) {
        return new AccountOwners(
                new OwnerSetting(
                        store.accountLog(),
                        store.snapshots(),
                        new DeleteContents(store.messages(), store.blobs()),
                        clock,
                        random,
                        time -> LockSupport.parkNanos(time.toNanos()),
                        threads,
                        metrics,
                        config.retention(),
                        LogBounds.STANDARD,
                        config.standardQuota()),
                config.accountHeap());
    }

    private static ErrorInterceptor errors() {
        return new ErrorInterceptor(fault -> log.atError().setCause(fault).log("call failed"));
    }

    private void announceTo(Peers peers) {
        var announcements = new Notices(peers::announce, threads);
        owners.onEveryChange((account, seq) -> {
            if (peers.belongsElsewhere(account)) {
                announcements.note(account, seq);
            }
        });
    }

    private void lookAround() {
        long nanos = Limits.WATCH_CHECK_INTERVAL.toNanos();
        var _ = timer.scheduleWithFixedDelay(watches::checkAll, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void sweepSlowly(
            int perSecond, Store store, Peers peers, Clock clock, MeterRegistry meters) {
        if (perSecond > 0) {
            var interval = Duration.ofSeconds(1).dividedBy(perSecond);
            var rounds =
                    new SweepRounds(
                            store.directory(), owners, peers, clock, this::rest, interval, meters);
            threads.execute(rounds::run);
        }
    }

    /** Lets time pass, or ends whoever asks for it when this node stops. */
    private void rest(Duration time) {
        try {
            if (isClosing.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new CancellationException("This node stops");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        }
    }

    /** What front ends and the search service call. */
    public List<ServerServiceDefinition> services() {
        return services.stream()
                .map(service -> ServerInterceptors.intercept(service, interceptors))
                .toList();
    }

    /** What the operator's command line calls: the same and more, opened by the token. */
    public List<ServerServiceDefinition> administrationServices(AdministrationToken token) {
        return administrationServices(token, Stream.of(administration));
    }

    /**
     * As the other one, with what concerns search indexes.
     *
     * @param search nodes of the search service
     */
    public List<ServerServiceDefinition> administrationServices(
            AdministrationToken token, Nodes search) {
        return administrationServices(
                token, Stream.of(administration, searchAdministration.apply(search)));
    }

    private List<ServerServiceDefinition> administrationServices(
            AdministrationToken token, Stream<BindableService> own) {
        var gate = new TokenInterceptor(token);
        return Stream.concat(own, services.stream())
                .map(service -> ServerInterceptors.intercept(service, interceptors))
                .map(service -> ServerInterceptors.intercept(service, gate))
                .toList();
    }

    /** Where servers run calls: they block. */
    public Executor threads() {
        return threads;
    }

    /** Sends those who watch accounts here elsewhere; to be called when this node is to stop. */
    public void leave() {
        watches.leave();
    }

    /**
     * Ends what is under way and writes checkpoints. To be called when the servers take no more
     * calls.
     */
    @Override
    public void close() {
        isClosing.countDown();
        timer.shutdownNow();
        owners.close();
        passwords.close();
        noticeThread.shutdownNow();
        threads.shutdown();
    }
}
