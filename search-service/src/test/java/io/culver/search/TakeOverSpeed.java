package io.culver.search;

import com.google.protobuf.ByteString;
import io.culver.mailbox.MailboxService;
import io.culver.mailbox.MailboxServiceConfig;
import io.culver.mailbox.grpc.SearchServiceClient;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.PasswordHash;
import io.culver.mailbox.store.embedded.EmbeddedConfig;
import io.culver.mailbox.store.embedded.EmbeddedStore;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.LoginName;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.model.SearchCriteria;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.CreateRequest;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.proto.routing.Nodes;
import io.culver.proto.search.v1.QueryRequest;
import io.culver.proto.search.v1.SearchGrpc;
import io.culver.search.copy.CopySettings;
import io.culver.testkit.mail.MailGenerator;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Measures how long an account's first search takes on a node that has no index of it: from a copy,
 * and from the mail. Generated messages of some 6 KB, the embedded store, gRPC within the process.
 * A program, not a test: {@code main} with the number of messages and an empty directory.
 * perf/README.md has its figures.
 */
final class TakeOverSpeed {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final SearchCriteria SOMETHING = new SearchCriteria.Body("harbour");
    private static final String MAILBOX = "Mail";
    private static final int APPENDED_AT_ONCE = 200;
    private static final int TIMES = 5;
    private static final Duration LONG = Duration.ofMinutes(30);

    private final Path folder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ManagedChannel toMailbox = InProcessChannelBuilder.forName("mailbox").build();
    private final ManagedChannel toSearch = InProcessChannelBuilder.forName("search").build();

    private TakeOverSpeed(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        var measured = new TakeOverSpeed(Path.of(arguments[1]));
        try (var store = EmbeddedStore.open(EmbeddedConfig.in(measured.folder.resolve("store")))) {
            measured.run(Integer.parseInt(arguments[0]), store);
        }
        System.exit(0);
    }

    private void run(int messages, EmbeddedStore store) throws Exception {
        var mailbox =
                new MailboxService(
                        new MailboxServiceConfig(
                                1,
                                DataSize.ofMebibytes(256),
                                MailboxServiceConfig.RETENTION,
                                0,
                                MailboxServiceConfig.SCANNED_MESSAGES,
                                QuotaLimits.NONE),
                        store,
                        new SearchServiceClient(Nodes.one(toSearch)),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        new SimpleMeterRegistry(),
                        TracerProvider.noop().get("measure"));
        var _ = serve("mailbox", mailbox.services());
        store.accountLog().create(ANNE);
        store.directory()
                .add(new DirectoryEntry(new LoginName("anne"), ANNE, new PasswordHash("$none$")));
        append(messages);
        var copies =
                new CopySettings(
                        true, messages, Duration.ofHours(1), DataSize.ofMebibytes(1 << 12));
        double seconds = search("first", copies);
        System.out.printf("from the mail: %.1f s, %.0f messages/s%n", seconds, messages / seconds);
        for (int time = 0; time < TIMES; time++) {
            System.out.printf("from the copy: %.2f s%n", search("copy" + time, copies));
        }
        mailbox.close();
    }

    /** Seconds until a node with this directory has answered. Prints how long it took to end. */
    private double search(String name, CopySettings copies) throws Exception {
        Path indexes = folder.resolve(name);
        var meters = new SimpleMeterRegistry();
        SearchService search =
                SearchService.start(
                        SearchConfig.of(indexes).withAttachments(false).withCopies(copies),
                        Nodes.one(toMailbox),
                        Clock.systemUTC(),
                        new SecureRandom(),
                        meters);
        Server server = serve("search-" + name, List.of(search.definition()));
        ManagedChannel channel = InProcessChannelBuilder.forName("search-" + name).build();
        long begin = System.nanoTime();
        query(channel);
        double seconds = (System.nanoTime() - begin) / 1e9;
        long end = System.nanoTime();
        server.shutdownNow().awaitTermination();
        search.close();
        channel.shutdownNow();
        System.out.printf(
                "  %s: %d MiB, ended in %.1f s, indexed %.0f%n",
                name,
                size(indexes) >> 20,
                (System.nanoTime() - end) / 1e9,
                meters.get("search_indexed_messages").functionCounter().count());
        return seconds;
    }

    private void query(ManagedChannel channel) {
        var request =
                QueryRequest.newBuilder()
                        .setAccountId(IdCodec.encode(ANNE))
                        .addCriteria(CriteriaCodec.encode(SOMETHING))
                        .setMinSeq(seq)
                        .build();
        while (true) {
            try {
                var _ = SearchGrpc.newBlockingStub(channel).withDeadlineAfter(LONG).query(request);
                return;
            } catch (StatusRuntimeException _) {
                // The service itself gives a query thirty seconds; indexing goes on.
            }
        }
    }

    private long seq;

    private void append(int messages) throws Exception {
        var _ =
                MailboxesGrpc.newBlockingStub(toMailbox)
                        .create(
                                CreateRequest.newBuilder()
                                        .setAccountId(IdCodec.encode(ANNE))
                                        .setOpId(IdCodec.encode(new OpId(UUID.randomUUID())))
                                        .setName(MAILBOX)
                                        .build());
        var generator = new MailGenerator(new SplittableRandom(1));
        long octets = 0;
        for (int done = 0; done < messages; done += APPENDED_AT_ONCE) {
            var call = MessagesGrpc.newBlockingV2Stub(toMailbox).withDeadlineAfter(LONG).append();
            for (int i = 0; i < APPENDED_AT_ONCE; i++) {
                byte[] message = generator.next().octets();
                octets += message.length;
                var start =
                        AppendRequest.Start.newBuilder()
                                .setAccountId(IdCodec.encode(ANNE))
                                .setOpId(IdCodec.encode(new OpId(UUID.randomUUID())))
                                .setMailbox(MAILBOX)
                                .setOctets(message.length);
                var _ = call.write(AppendRequest.newBuilder().setStart(start).build());
                for (int at = 0; at < message.length; at += 1 << 17) {
                    int length = Math.min(message.length - at, 1 << 17);
                    var _ =
                            call.write(
                                    AppendRequest.newBuilder()
                                            .setOctets(ByteString.copyFrom(message, at, length))
                                            .build());
                }
            }
            call.halfClose();
            var response = call.read(LONG.toSeconds(), TimeUnit.SECONDS);
            seq = response == null ? 0 : response.getModSeq();
        }
        System.out.printf("%d messages, %d MiB%n", messages, octets >> 20);
    }

    private static long size(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(it -> it.toFile().length()).sum();
        }
    }

    private Server serve(String name, List<ServerServiceDefinition> services) throws IOException {
        return InProcessServerBuilder.forName(name)
                .executor(threads)
                .addServices(services)
                .build()
                .start();
    }
}
