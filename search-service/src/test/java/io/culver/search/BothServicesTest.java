package io.culver.search;

import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.culver.mailbox.MailboxService;
import io.culver.mailbox.MailboxServiceConfig;
import io.culver.mailbox.codec.StoredIndexCodec;
import io.culver.mailbox.grpc.SearchServiceClient;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.IndexManifest;
import io.culver.mailbox.store.PasswordHash;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.LoginName;
import io.culver.model.Octets;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.model.SearchCriteria;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.FlagCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.AppendResponse;
import io.culver.proto.mailbox.v1.CreateRequest;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.proto.mailbox.v1.SearchRequest;
import io.culver.proto.routing.Nodes;
import io.culver.search.copy.CopySettings;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SEARCH through the mailbox service and back: both services, over gRPC within the process. */
class BothServicesTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final LoginName LOGIN = new LoginName("anne");
    private static final String MAILBOX = "Mail";
    private static final int PIECE = 100_000;
    private static final CopySettings COPIES =
            new CopySettings(true, 1_000_000, Duration.ofHours(1), DataSize.ofMebibytes(1 << 10));

    @TempDir private Path folder;
    private final String mailboxName = UUID.randomUUID().toString();
    private final String searchName = UUID.randomUUID().toString();
    private final ManagedChannel toMailbox = InProcessChannelBuilder.forName(mailboxName).build();
    private final ManagedChannel toSearch = InProcessChannelBuilder.forName(searchName).build();
    private final MemoryStore store = new MemoryStore();
    private MailboxService mailbox;
    private Server mailboxServer;
    private SearchService search;
    private Server searchServer;
    private SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Path indexes;
    private long mailboxId;

    @BeforeEach
    void start() throws IOException {
        mailbox =
                new MailboxService(
                        new MailboxServiceConfig(
                                1,
                                DataSize.ofMebibytes(64),
                                MailboxServiceConfig.RETENTION,
                                0,
                                MailboxServiceConfig.SCANNED_MESSAGES,
                                QuotaLimits.NONE),
                        store,
                        new SearchServiceClient(Nodes.one(toSearch)),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        new SimpleMeterRegistry(),
                        TracerProvider.noop().get("test"));
        indexes = folder.resolve("indexes");
        mailboxServer = serve(mailboxName, mailbox.threads(), mailbox.services());
        startSearch();
        store.accountLog().create(ANNE);
        store.directory().add(new DirectoryEntry(LOGIN, ANNE, new PasswordHash("$none$")));
        createMailbox();
    }

    private void startSearch() throws IOException {
        meters = new SimpleMeterRegistry();
        search =
                SearchService.start(
                        SearchConfig.of(indexes).withCopies(COPIES),
                        Nodes.one(toMailbox),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        meters);
        searchServer = serve(searchName, mailbox.threads(), List.of(search.definition()));
    }

    private void stopSearch() throws InterruptedException {
        searchServer.shutdownNow().awaitTermination();
        search.close();
    }

    @AfterEach
    void stop() throws InterruptedException {
        stopSearch();
        mailboxServer.shutdownNow().awaitTermination();
        mailbox.close();
        toMailbox.shutdownNow();
        toSearch.shutdownNow();
    }

    /** Rule J10. */
    @Test
    void anAppendIsFoundByTheNextSearch() throws Exception {
        for (int i = 1; i <= 20; i++) {
            append("Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe_" + i + "x?=\r\n\r\nnumber " + i + "y");
            assertFound(new SearchCriteria.Header("subject", "ÜSSE " + i + "X"), i);
            assertFound(new SearchCriteria.Body("number " + i + "Y"), i);
        }
    }

    /** Rule J11. */
    @Test
    void textMeetsFlagsAndNegation() throws Exception {
        append(Flags.of(Flag.SEEN), "Subject: tea\r\n\r\ngreen");
        append(Flags.NONE, "Subject: tea\r\n\r\nblack");
        append(Flags.NONE, "Subject: coffee\r\n\r\nblack");
        var tea = new SearchCriteria.Header("Subject", "tea");
        var black = new SearchCriteria.Text("black");
        var seen = new SearchCriteria.HasFlag(Flag.SEEN);
        assertFound(new SearchCriteria.And(List.of(tea, new SearchCriteria.Not(seen))), 2);
        assertFound(new SearchCriteria.Or(seen, black), 1, 2, 3);
        assertFound(new SearchCriteria.Not(new SearchCriteria.And(List.of(tea, black))), 1, 3);
    }

    @Test
    void textBesideALargeAttachmentIsFound() throws Exception {
        byte[] attachment = new byte[700_000];
        Arrays.fill(attachment, (byte) 'z');
        append(
                """
                Subject: report
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: application/pdf; name="figures.pdf"
                Content-Transfer-Encoding: base64

                %s
                --b
                Content-Type: text/html; charset=iso-8859-1
                Content-Transfer-Encoding: base64

                %s
                --b--
                """
                        .formatted(
                                Base64.getMimeEncoder().encodeToString(attachment),
                                Base64.getEncoder()
                                        .encodeToString(
                                                "<p>sch&ouml;ne Gr\u00fc\u00dfe</p>"
                                                        .getBytes(StandardCharsets.ISO_8859_1))));
        assertFound(new SearchCriteria.Body("SCHÖNE GRÜSSE"), 1);
        assertFound(new SearchCriteria.Body("figures"), 1);
        assertFound(new SearchCriteria.Text("application pdf"), 1);
    }

    @Test
    void aSearchServiceThatWasAwayCatchesUp() throws Exception {
        append("Subject: before\r\n\r\n");
        assertFound(new SearchCriteria.Header("Subject", "before"), 1);
        stopSearch();
        for (int call = 0; call < 5; call++) {
            String[] missed = new String[100];
            for (int i = 0; i < missed.length; i++) {
                int number = call * missed.length + i;
                missed[i] = "Subject: missed number" + number + "\r\n\r\ntext " + number;
            }
            append(missed);
        }
        startSearch();
        awaitReconnection();
        assertFound(new SearchCriteria.Header("Subject", "number499"), 1 + 500);
        assertFound(new SearchCriteria.Body("text 77"), 1 + 78);
    }

    @Test
    void aNodeThatTakesOverFetchesTheIndexFromItsCopy() throws Exception {
        append("Subject: hello\r\n\r\nin a body");
        assertFound(new SearchCriteria.Body("in a body"), 1);
        stopSearch();
        indexes = folder.resolve("another");
        startSearch();
        awaitReconnection();
        assertFound(new SearchCriteria.Body("in a body"), 1);
        assertEquals(1, count("search_copies_fetched"));
        assertEquals(0, count("search_indexed_messages"));
        append("Subject: hello\r\n\r\nin a body of mine");
        assertFound(new SearchCriteria.Body("in a body"), 1, 2);
    }

    @Test
    void aDamagedCopyIsMadeAgain() throws Exception {
        append("Subject: hello\r\n\r\nin a body");
        assertFound(new SearchCriteria.Body("in a body"), 1);
        stopSearch();
        IndexManifest manifest = store.indexManifests().find(ANNE).orElseThrow();
        BlobId blob = StoredIndexCodec.decode(manifest.octets(), ANNE).blobs().getFirst().id();
        byte[] chunk = store.blobs().get(blob, 0).toArray();
        chunk[chunk.length - 1] ^= 1;
        store.blobs().put(blob, 0, Octets.wrap(chunk));
        indexes = folder.resolve("another");
        startSearch();
        awaitReconnection();
        assertFound(new SearchCriteria.Body("in a body"), 1);
        assertEquals(1, count("search_copies_discarded"));
        assertEquals(1, count("search_indexed_messages"));
    }

    private int count(String meter) {
        return (int) meters.get(meter).functionCounter().count();
    }

    @Test
    void anIndexGoesWithItsAccount() throws Exception {
        append("Subject: hello\r\n\r\n");
        assertFound(new SearchCriteria.Header("Subject", "hello"), 1);
        Path index = indexes.resolve(ANNE.toString());
        assertTrue(Files.exists(index));
        stopSearch();
        assertTrue(store.indexManifests().find(ANNE).isPresent());
        assertTrue(store.directory().delete(LOGIN));
        startSearch();
        eventually(() -> !Files.exists(index));
        assertEquals(Optional.empty(), store.indexManifests().find(ANNE));
    }

    /** The mailbox service noticed that search was away, and would wait before it tries again. */
    private void awaitReconnection() throws InterruptedException {
        toSearch.resetConnectBackoff();
        for (var state = toSearch.getState(true);
                state != ConnectivityState.READY;
                state = toSearch.getState(true)) {
            var changed = new CountDownLatch(1);
            toSearch.notifyWhenStateChanged(state, changed::countDown);
            assertTrue(changed.await(LONG.toSeconds(), TimeUnit.SECONDS), "never reconnected");
        }
    }

    private void assertFound(SearchCriteria criteria, long... uids) {
        var request =
                SearchRequest.newBuilder()
                        .setAccountId(IdCodec.encode(ANNE))
                        .setMailboxId(mailboxId)
                        .setCriteria(CriteriaCodec.encode(criteria))
                        .build();
        var response =
                MessagesGrpc.newBlockingStub(toMailbox).withDeadlineAfter(LONG).search(request);
        var expected = UidSet.builder();
        Arrays.stream(uids).mapToObj(Uid::new).forEach(expected::add);
        assertEquals(expected.build(), UidSetCodec.decode(response.getUids()));
    }

    private void append(String... messages) throws Exception {
        append(Flags.NONE, messages);
    }

    private void append(Flags flags, String... messages) throws Exception {
        var call = MessagesGrpc.newBlockingV2Stub(toMailbox).withDeadlineAfter(LONG).append();
        for (String message : messages) {
            byte[] octets = message.getBytes(StandardCharsets.UTF_8);
            var start =
                    AppendRequest.Start.newBuilder()
                            .setAccountId(IdCodec.encode(ANNE))
                            .setOpId(newOp())
                            .setMailbox(MAILBOX)
                            .setFlags(FlagCodec.encode(flags))
                            .setOctets(octets.length);
            var _ = call.write(AppendRequest.newBuilder().setStart(start).build());
            for (int at = 0; at < octets.length; at += PIECE) {
                var piece = ByteString.copyFrom(octets, at, Math.min(PIECE, octets.length - at));
                var _ = call.write(AppendRequest.newBuilder().setOctets(piece).build());
            }
        }
        call.halfClose();
        AppendResponse response = call.read(LONG.toSeconds(), TimeUnit.SECONDS);
        if (response == null) {
            throw new AssertionError("no answer to append");
        }
        mailboxId = response.getMailboxId();
    }

    private void createMailbox() {
        var request =
                CreateRequest.newBuilder()
                        .setAccountId(IdCodec.encode(ANNE))
                        .setOpId(newOp())
                        .setName(MAILBOX)
                        .build();
        var _ = MailboxesGrpc.newBlockingStub(toMailbox).withDeadlineAfter(LONG).create(request);
    }

    private static ByteString newOp() {
        return IdCodec.encode(new OpId(UUID.randomUUID()));
    }

    private static Server serve(
            String name, Executor threads, List<ServerServiceDefinition> services)
            throws IOException {
        return InProcessServerBuilder.forName(name)
                .executor(threads)
                .addServices(services)
                .build()
                .start();
    }
}
