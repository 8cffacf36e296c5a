package io.culver.perf.storm;

import com.google.protobuf.ByteString;
import io.culver.imap.ImapConfig;
import io.culver.imap.ImapFrontend;
import io.culver.imap.admission.AdmissionConfig;
import io.culver.imap.limits.Batches;
import io.culver.imap.limits.Timeouts;
import io.culver.imap.limits.Uploads;
import io.culver.mailbox.MailboxService;
import io.culver.mailbox.MailboxServiceConfig;
import io.culver.mailbox.grpc.SearchServiceClient;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.PasswordHash;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.LoginName;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.CreateRequest;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.routing.Nodes;
import io.culver.search.SearchConfig;
import io.culver.search.SearchService;
import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The real server in this process, on a memory store: a mailbox service, a search service and two
 * front ends, and between these and the services whatever a test puts there.
 */
final class StormHost implements AutoCloseable {
    static final String PASSWORD = "correct horse";
    private static final int FRONTENDS = 2;

    /** Of the password, as cheap as can be: sessions log in again and again. */
    private static final PasswordHash PASSWORD_HASH =
            new PasswordHash(
                    "$argon2id$v=19$m=8,t=1,p=1$MDEyMzQ1Njc4OWFiY2RlZg"
                            + "$M7jw0GQI4Kfcxf+xPldfNRYttP89scc9XVAYAcaZ0U0");

    private final SecureRandom random = new SecureRandom();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String name = UUID.randomUUID().toString();
    private final ManagedChannel search = channel("search");
    private final ManagedChannel mailbox = channel("mailbox");
    private final MemoryStore store = new MemoryStore();
    private final MailboxService mailboxService;
    private final SearchService searchService;
    private final List<Server> servers = new ArrayList<>();
    private final List<ImapFrontend> frontends = new ArrayList<>();

    /**
     * Starts it.
     *
     * @param folder an empty one
     */
    StormHost(int users, Path folder, ClientInterceptor between) throws IOException {
        mailboxService =
                new MailboxService(
                        new MailboxServiceConfig(
                                2,
                                DataSize.ofMebibytes(64),
                                Duration.ofDays(14),
                                10,
                                MailboxServiceConfig.SCANNED_MESSAGES,
                                QuotaLimits.NONE),
                        store,
                        new SearchServiceClient(Nodes.one(search)),
                        Clock.systemUTC(),
                        random,
                        meters,
                        TracerProvider.noop().get("test"));
        var mailboxServer =
                InProcessServerBuilder.forName(name + "mailbox")
                        .executor(mailboxService.threads())
                        .addServices(mailboxService.services());
        servers.add(mailboxServer.build().start());
        searchService =
                SearchService.start(
                        SearchConfig.of(folder),
                        Nodes.one(mailbox),
                        Clock.systemUTC(),
                        random,
                        meters);
        servers.add(
                InProcessServerBuilder.forName(name + "search")
                        .executor(mailboxService.threads())
                        .addService(searchService.definition())
                        .build()
                        .start());
        for (int i = 0; i < users; i++) {
            addAccount(new LoginName(StormSetting.user(i)));
        }
        Channel channel = ClientInterceptors.intercept(mailbox, between);
        for (int i = 0; i < FRONTENDS; i++) {
            frontends.add(frontend(channel));
        }
    }

    private ManagedChannel channel(String service) {
        return InProcessChannelBuilder.forName(name + service).build();
    }

    private void addAccount(LoginName login) {
        var account = new AccountId(UUID.randomUUID());
        store.accountLog().create(account);
        store.directory().add(new DirectoryEntry(login, account, PASSWORD_HASH));
        UUID op = UUID.randomUUID();
        ByteBuffer id = ByteBuffer.allocate(2 * Long.BYTES);
        id.putLong(op.getMostSignificantBits()).putLong(op.getLeastSignificantBits()).flip();
        var _ =
                MailboxesGrpc.newBlockingStub(mailbox)
                        .create(
                                CreateRequest.newBuilder()
                                        .setAccountId(IdCodec.encode(account))
                                        .setOpId(ByteString.copyFrom(id))
                                        .setName("INBOX")
                                        .build());
    }

    private ImapFrontend frontend(Channel channel) {
        return new ImapFrontend(
                new ImapConfig(
                        InetAddress.getLoopbackAddress(),
                        OptionalInt.of(0),
                        OptionalInt.empty(),
                        Optional.empty(),
                        true,
                        false,
                        AdmissionConfig.STANDARD,
                        Timeouts.STANDARD,
                        Uploads.STANDARD,
                        Batches.UNLIMITED,
                        Duration.ZERO),
                Nodes.one(channel),
                () -> new OpId(UUID.randomUUID()),
                Clock.systemUTC(),
                random,
                meters,
                TracerProvider.noop().get("test"));
    }

    List<InetSocketAddress> endpoints() {
        return frontends.stream().map(frontend -> frontend.address().orElseThrow()).toList();
    }

    @Override
    public void close() {
        frontends.forEach(ImapFrontend::close);
        servers.forEach(Server::shutdownNow);
        searchService.close();
        mailboxService.close();
        search.shutdownNow();
        mailbox.shutdownNow();
    }
}
