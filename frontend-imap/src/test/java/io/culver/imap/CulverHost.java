package io.culver.imap;

import com.google.protobuf.ByteString;
import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.limits.Batches;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.limits.Uploads;
import io.culver.imap.netty.TlsFiles;
import io.culver.mailbox.grpc.AdministrationToken;
import io.culver.model.LoginName;
import io.culver.model.MailException;
import io.culver.model.OpId;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.proto.IdCodec;
import io.culver.proto.QuotaCodec;
import io.culver.proto.mailbox.v1.AdministrationGrpc;
import io.culver.proto.mailbox.v1.CreateRequest;
import io.culver.proto.mailbox.v1.DeleteRequest;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.SetQuotaRequest;
import io.culver.proto.mailbox.v1.SubscribeRequest;
import io.culver.proto.routing.Nodes;
import io.culver.search.SearchConfig;
import io.culver.search.SearchService;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.transcript.TranscriptHost;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A front end, a mailbox service on a memory store and a search service, in this process. */
final class CulverHost implements TranscriptHost, AutoCloseable {

    static final String PASSWORD = "correct horse";
    private static final int ATTEMPTS = 20;

    /** As many as accounts begin with elsewhere, so that what is made next has the same ids. */
    private static final List<String> FIRST_MAILBOXES =
            List.of("INBOX", "Archive", "Drafts", "Junk", "Sent", "Trash");

    private final SecureRandom random = new SecureRandom();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ManagedChannel search;
    private final ManagedChannel mailbox;
    private final ManagedChannel administrationChannel;
    private final MailboxNode node;
    private final String searchName;
    private final Path indexes;
    private final AdministrationToken token;
    private final ImapFrontend frontend;
    private SearchService searchService;
    private Server searchServer;
    private int accounts;

    /**
     * @param tls whether there is a certificate, and STARTTLS before LOGIN is needed
     */
    CulverHost(Optional<TlsFiles> tls) {
        this(tls, AdmissionConfig.STANDARD, Timeouts.STANDARD);
    }

    /** As the other one, with limits of its own. */
    CulverHost(Optional<TlsFiles> tls, AdmissionConfig admission, Timeouts timeouts) {
        this(config(tls, admission, timeouts, Uploads.STANDARD, Batches.UNLIMITED));
    }

    /** Without TLS, and with this for what clients may send. */
    CulverHost(Uploads uploads) {
        this(config(uploads, Batches.UNLIMITED));
    }

    /** Without TLS, and with this for how many messages one command may touch. */
    CulverHost(Batches batches) {
        this(config(Uploads.STANDARD, batches));
    }

    /** Without TLS, and with this as the front end's time. */
    CulverHost(Clock clock) {
        this(config(Uploads.STANDARD, Batches.UNLIMITED), clock);
    }

    CulverHost(ImapConfig config) {
        this(config, Clock.systemUTC());
    }

    private CulverHost(ImapConfig config, Clock clock) {
        String name = UUID.randomUUID().toString();
        searchName = name + "-search";
        search = InProcessChannelBuilder.forName(searchName).build();
        mailbox = InProcessChannelBuilder.forName(name + "-mailbox").build();
        administrationChannel =
                InProcessChannelBuilder.forName(MailboxNode.administrationName(name + "-mailbox"))
                        .build();
        try {
            Path folder = Files.createTempDirectory("culver");
            token = AdministrationToken.create(folder.resolve("token"), random);
            node = patiently(() -> new MailboxNode(name + "-mailbox", search, token, meters));
            indexes = folder.resolve("search");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startSearch();
        frontend =
                new ImapFrontend(
                        config,
                        Nodes.one(mailbox),
                        () -> new OpId(UUID.randomUUID()),
                        clock,
                        random,
                        meters,
                        TracerProvider.noop().get("test"));
    }

    private static ImapConfig config(Uploads uploads, Batches batches) {
        return config(
                Optional.empty(), AdmissionConfig.STANDARD, Timeouts.STANDARD, uploads, batches);
    }

    private static ImapConfig config(
            Optional<TlsFiles> tls,
            AdmissionConfig admission,
            Timeouts timeouts,
            Uploads uploads,
            Batches batches) {
        return new ImapConfig(
                InetAddress.getLoopbackAddress(),
                OptionalInt.of(0),
                tls.isPresent() ? OptionalInt.of(0) : OptionalInt.empty(),
                tls,
                tls.isEmpty(),
                true,
                admission,
                timeouts,
                uploads,
                batches,
                Duration.ZERO);
    }

    /** Starts the search service again, with the indexes that it had. */
    final void startSearch() {
        searchService =
                SearchService.start(
                        SearchConfig.of(indexes),
                        Nodes.one(mailbox),
                        Clock.systemUTC(),
                        random,
                        meters);
        searchServer = searchServer(searchService.definition());
    }

    private Server searchServer(ServerServiceDefinition service) {
        try {
            return InProcessServerBuilder.forName(searchName)
                    .executor(threads)
                    .addService(service)
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts this in the place of the search service. */
    void serveSearch(ServerServiceDefinition service) {
        searchServer.shutdownNow();
        searchServer = searchServer(service);
    }

    /** Ends the search service. */
    void stopSearch() {
        searchServer.shutdownNow();
        searchService.close();
    }

    @Override
    public void newAccount() {
        accounts++;
        ByteString account = IdCodec.encode(node.addAccount(new LoginName(login())));
        var mailboxes = MailboxesGrpc.newBlockingStub(mailbox);
        for (String name : FIRST_MAILBOXES) {
            var _ =
                    mailboxes.create(
                            CreateRequest.newBuilder()
                                    .setAccountId(account)
                                    .setOpId(newOp())
                                    .setName(name)
                                    .build());
        }
        for (String name : FIRST_MAILBOXES.subList(1, FIRST_MAILBOXES.size())) {
            var _ =
                    mailboxes.delete(
                            DeleteRequest.newBuilder()
                                    .setAccountId(account)
                                    .setOpId(newOp())
                                    .setName(name)
                                    .build());
        }
        var _ =
                mailboxes.subscribe(
                        SubscribeRequest.newBuilder()
                                .setAccountId(account)
                                .setOpId(newOp())
                                .setName("INBOX")
                                .build());
    }

    @Override
    public void limit(Map<String, Long> limits) {
        Map<QuotaResource, QuotaSetting> settings = new HashMap<>();
        limits.forEach((resource, amount) ->
                settings.put(QuotaResource.valueOf(resource), new QuotaSetting.AtMost(amount)));
        var _ =
                administration()
                        .setQuota(
                                SetQuotaRequest.newBuilder()
                                        .setLogin(login())
                                        .addAllSettings(QuotaCodec.encode(settings))
                                        .build());
    }

    private AdministrationGrpc.AdministrationBlockingStub administration() {
        return AdministrationGrpc.newBlockingStub(administrationChannel)
                .withInterceptors(token.toClientInterceptor());
    }

    private static ByteString newOp() {
        return IdCodec.encode(new OpId(UUID.randomUUID()));
    }

    /** Passwords take time to hash, and the service does not let many wait for it. */
    private static <T> T patiently(Supplier<T> step) {
        RuntimeException last = new IllegalStateException("never tried");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            try {
                return step.get();
            } catch (StatusRuntimeException | MailException | IllegalStateException busy) {
                last = busy;
            }
        }
        throw last;
    }

    @Override
    public ImapClient connect() {
        return ImapClient.connect(address());
    }

    @Override
    public void login(ImapClient client) {
        var _ = patiently(() -> client.login(login(), PASSWORD).orThrow());
    }

    /** The mailbox service, to break it. */
    MailboxNode node() {
        return node;
    }

    /** How many commands of this name, in lower case, have ended with OK. */
    long completed(String command) {
        return meters.timer("imap.command", "command", command, "result", "ok").count();
    }

    /** How many calls of this method the mailbox service has answered. */
    long answered(MethodDescriptor<?, ?> method) {
        return meters.timer("rpc", "method", method.getFullMethodName(), "result", "OK").count();
    }

    /** How often clients ran into the limit of this name. */
    int hits(String limit) {
        return (int) meters.counter("imap.limit.hits", "limit", limit).count();
    }

    String login() {
        return "user" + accounts + "@example.org";
    }

    InetSocketAddress address() {
        return frontend.address().orElseThrow();
    }

    InetSocketAddress tlsAddress() {
        return frontend.tlsAddress().orElseThrow();
    }

    @Override
    public void close() {
        frontend.close();
        stopSearch();
        List.of(search, mailbox, administrationChannel).forEach(ManagedChannel::shutdownNow);
        node.close();
        threads.shutdown();
    }
}
