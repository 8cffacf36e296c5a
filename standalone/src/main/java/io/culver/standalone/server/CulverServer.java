package io.culver.standalone.server;

import io.culver.imap.ImapFrontend;
import io.culver.mailbox.MailboxService;
import io.culver.mailbox.MailboxServiceConfig;
import io.culver.mailbox.grpc.AdministrationToken;
import io.culver.mailbox.grpc.PeerNodes;
import io.culver.mailbox.grpc.SearchServiceClient;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.usecase.Peers;
import io.culver.model.DataSize;
import io.culver.model.LoginName;
import io.culver.model.OpId;
import io.culver.proto.routing.Nodes;
import io.culver.proto.routing.Ring;
import io.culver.search.SearchConfig;
import io.culver.search.SearchService;
import io.culver.search.copy.CopySettings;
import io.culver.standalone.administration.AdministrationFiles;
import io.culver.standalone.config.ConfigurationException;
import io.culver.standalone.config.CopyKind;
import io.culver.standalone.config.IndexingKind;
import io.culver.standalone.config.MailboxSettings;
import io.culver.standalone.config.Role;
import io.culver.standalone.config.SearchSettings;
import io.culver.standalone.config.Settings;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** The roles of one process, started in the order of their needs and stopped the other way. */
public final class CulverServer implements AutoCloseable {
    /** A service that is back is noticed within so long. */
    private static final Duration RECONNECTION = Duration.ofSeconds(5);

    /** With a file handle or ten for each, what an operating system gives to one process. */
    private static final int OPEN_INDEXES_MAX = 10_000;

    private static final LoginName ANYBODY = new LoginName("anybody");

    private final Settings settings;
    private final Path data;
    private final Closers closers = new Closers();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();
    private final MeterRegistry meters;
    private final Tracing tracing;
    private Optional<ImapFrontend> frontend = Optional.empty();
    private Runnable management = () -> {};
    private volatile boolean isStopping;

    private CulverServer(Settings settings) {
        this.settings = settings;
        this.data = Path.of(settings.server().data());
        this.meters = settings.context().getBean(MeterRegistry.class);
        this.tracing = Tracing.of(settings.tracing(), settings.server().role(), closers);
    }

    /**
     * Starts what the settings say.
     *
     * @throws ConfigurationException if they cannot be kept, in one line that says what to do
     */
    public static CulverServer start(Settings settings) throws IOException {
        CulverServer server = new CulverServer(settings);
        try {
            server.start();
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private void start() throws IOException {
        Files.createDirectories(data);
        switch (Role.parse(settings.server().role())) {
            case ALL -> startAll();
            case MAILBOX -> startMailbox();
            case SEARCH -> startSearch();
            case FRONTEND_IMAP -> startFrontend(mailboxNodes());
        }
        startManagement();
    }

    /** One process: the services speak over channels that do not leave it. */
    private void startAll() throws IOException {
        String unique = UUID.randomUUID().toString();
        ManagedChannel search = GrpcServers.inProcessChannel("search-" + unique);
        ManagedChannel mailbox = GrpcServers.inProcessChannel("mailbox-" + unique);
        closers.add(GrpcServers.closing(search));
        closers.add(GrpcServers.closing(mailbox)); // last: search writes its copies when it ends
        MailboxService mailboxService =
                mailboxService(Nodes.one(tracing.calling(search)), Peers.NONE);
        Server mailboxServer =
                GrpcServers.inProcess(
                        "mailbox-" + unique,
                        tracing.serving(mailboxService.services()),
                        mailboxService.threads());
        closers.add(GrpcServers.closing(mailboxServer));
        startAdministration(mailboxService, Nodes.one(tracing.calling(search)));
        SearchService searchService = searchService(Nodes.one(tracing.calling(mailbox)));
        Server searchServer =
                GrpcServers.inProcess(
                        "search-" + unique,
                        tracing.serving(
                                List.of(searchService.definition(), searchService.upkeep())),
                        threads());
        closers.add(GrpcServers.closing(searchServer));
        startFrontend(Nodes.one(tracing.calling(mailbox)));
    }

    private void startMailbox() throws IOException {
        MailboxSettings set = settings.mailbox();
        InetSocketAddress address = Addresses.of("culver.mailbox", set.address(), set.port());
        Nodes search = needed("search", "culver.search.target", settings.search().target());
        Nodes peers = nodes("mailbox", "culver.mailbox.target", set.target());
        MailboxService service =
                mailboxService(
                        search,
                        new PeerNodes(peers, it -> Addresses.isHere(it, address), threads()));
        Server server =
                GrpcServers.network(
                        address, tracing.serving(service.services()), service.threads());
        closers.add(GrpcServers.closing(server, service::leave));
        startAdministration(service, search);
    }

    private void startSearch() {
        SearchSettings set = settings.search();
        SearchService service = searchService(mailboxNodes());
        InetSocketAddress address = Addresses.of("culver.search", set.address(), set.port());
        Server server =
                GrpcServers.network(
                        address,
                        tracing.serving(List.of(service.definition(), service.upkeep())),
                        threads());
        closers.add(GrpcServers.closing(server));
    }

    private MailboxService mailboxService(Nodes search, Peers peers) {
        Store store = closers.add(Stores.open(settings, tracing.telemetry()));
        needs(
                "store",
                () -> {
                    var _ = store.directory().find(ANYBODY); // fails if the store does not answer
                    return true;
                });
        return closers.add(
                new MailboxService(
                        MailboxServiceConfig.forThisMachine(
                                settings.mailbox().retention(),
                                settings.mailbox().sweptAccountsPerSecond(),
                                settings.mailbox().scannedMessages(),
                                settings.quota().limits()),
                        store,
                        new SearchServiceClient(search),
                        peers,
                        clock,
                        random,
                        meters,
                        tracing.tracer()));
    }

    private SearchService searchService(Nodes mailbox) {
        SearchSettings set = settings.search();
        SearchConfig config =
                SearchConfig.of(data.resolve("search"))
                        .withAttachments(set.attachments())
                        .withIndexing(
                                openIndexes(set),
                                IndexingKind.parse(set.indexing()) == IndexingKind.EAGER)
                        .withCopies(copies(set));
        return closers.add(SearchService.start(config, mailbox, clock, random, meters));
    }

    private static int openIndexes(SearchSettings set) {
        if (set.openIndexes() < 1 || set.openIndexes() > OPEN_INDEXES_MAX) {
            throw new ConfigurationException(
                    "culver.search.open-indexes: 1 to " + OPEN_INDEXES_MAX);
        }
        return set.openIndexes();
    }

    private CopySettings copies(SearchSettings set) {
        Role role = Role.parse(settings.server().role());
        try {
            return new CopySettings(
                    CopyKind.parse(set.copies()).areKept(role),
                    set.copyMessages(),
                    set.copyDelay(),
                    DataSize.ofMebibytes(set.copyMebibytesPerSecond()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("culver.search: " + e.getMessage(), e);
        }
    }

    private void startFrontend(Nodes mailbox) {
        ImapFrontend started =
                new ImapFrontend(
                        Frontends.config(settings.imap(), settings.limits()),
                        mailbox,
                        this::opId,
                        clock,
                        random,
                        meters,
                        tracing.tracer());
        frontend = Optional.of(closers.add(started));
    }

    private OpId opId() {
        return new OpId(new UUID(random.nextLong(), random.nextLong()));
    }

    private void startAdministration(MailboxService service, Nodes search) throws IOException {
        var files = new AdministrationFiles(data);
        AdministrationToken token = AdministrationToken.create(files.token(), random);
        InetSocketAddress address =
                Addresses.of(
                        "culver.administration", "127.0.0.1", settings.administration().port());
        Server server =
                GrpcServers.network(
                        address, service.administrationServices(token, search), service.threads());
        closers.add(GrpcServers.closing(server));
        files.writePort(server.getPort());
        closers.add(files::delete);
    }

    /** Answers up to the end: whoever asks while this process stops hears that it is not ready. */
    private void startManagement() {
        if (settings.management().enabled()) {
            needs("serving", () -> !isStopping);
            EmbeddedServer server = settings.context().getBean(EmbeddedServer.class);
            management = server.start()::stop;
        }
    }

    private Nodes mailboxNodes() {
        return needed("mailbox", "culver.mailbox.target", settings.mailbox().target());
    }

    private Nodes needed(String service, String key, String target) {
        Nodes nodes = nodes(service, key, target);
        needs(target, () -> !nodes.ring().ready().isEmpty());
        return nodes;
    }

    private Nodes nodes(String service, String key, String target) {
        NettyChannelBuilder builder = GrpcServers.networkChannel(target);
        Ring ring = Nodes.ring(builder);
        ManagedChannel channel;
        try {
            channel = builder.build();
        } catch (IllegalArgumentException wrong) {
            throw new ConfigurationException(key + ": " + wrong.getMessage(), wrong);
        }
        Reconnection.keepTrying(channel, RECONNECTION, random);
        closers.add(GrpcServers.closing(channel));
        var _ = channel.getState(true); // connects: the ring is asked before there is a call
        RouteMetrics.register(service, ring, meters);
        return Nodes.of(tracing.calling(channel), ring);
    }

    /** Makes {@code /health} depend on it; costs nothing unless somebody asks. */
    private void needs(String name, BooleanSupplier isThere) {
        if (settings.management().enabled()) {
            settings.context()
                    .registerSingleton(
                            HealthIndicator.class,
                            new Readiness(name, isThere, threads()),
                            Qualifiers.byName(name));
        }
    }

    private Executor threads() {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        closers.add(threads::shutdown);
        return threads;
    }

    /** The IMAP front end, if this process has one. */
    public Optional<ImapFrontend> frontend() {
        return frontend;
    }

    /**
     * Tells that it is not ready any more, lets clients go at a safe point, sends callers
     * elsewhere, finishes what is under way, and ends.
     */
    @Override
    public void close() {
        isStopping = true;
        closers.close();
        management.run();
        settings.close();
    }
}
