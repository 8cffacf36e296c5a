package io.culver.mailbox.grpc;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.culver.mailbox.MailboxService;
import io.culver.mailbox.MailboxServiceConfig;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.Store;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.DataSize;
import io.culver.model.Flags;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.proto.FlagCodec;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.AddAccountRequest;
import io.culver.proto.mailbox.v1.AdministrationGrpc;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.AppendResponse;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.mailbox.v1.DirectoryGrpc;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.proto.mailbox.v1.OpenRequest;
import io.culver.proto.model.v1.ModelProto;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.BlockingClientCall;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.function.Executable;

/** The mailbox service as its callers reach it, with one account. */
final class RunningService implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    final Store store;
    final SubjectSearch search;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final MailboxService service;
    final ByteString account;
    final Path tokenFile;
    private final Server server;
    private final Server administrationServer;
    private final ManagedChannel channel;
    final ManagedChannel administrationChannel;

    /** On a store in memory. */
    RunningService(Path folder) throws IOException {
        this(folder, new MemoryStore());
    }

    /**
     * On this store.
     *
     * @param folder for the administrators' token
     * @param store closed by the caller
     */
    RunningService(Path folder, Store store) throws IOException {
        this.store = store;
        this.search = new SubjectSearch(store);
        var random = new SecureRandom();
        service =
                new MailboxService(
                        new MailboxServiceConfig(
                                1,
                                DataSize.ofMebibytes(64),
                                MailboxServiceConfig.RETENTION,
                                0,
                                MailboxServiceConfig.SCANNED_MESSAGES,
                                QuotaLimits.NONE),
                        store,
                        search,
                        Clock.systemUTC(),
                        random,
                        meters,
                        TracerProvider.noop().get("test"));
        tokenFile = folder.resolve("token");
        AdministrationToken token = AdministrationToken.create(tokenFile, random);
        String name = UUID.randomUUID().toString();
        server =
                InProcessServerBuilder.forName(name)
                        .executor(service.threads())
                        .addServices(service.services())
                        .build()
                        .start();
        administrationServer =
                InProcessServerBuilder.forName(name + "-administration")
                        .executor(service.threads())
                        .addServices(service.administrationServices(token))
                        .build()
                        .start();
        channel = InProcessChannelBuilder.forName(name).build();
        administrationChannel = InProcessChannelBuilder.forName(name + "-administration").build();
        account = addFirstAccount();
    }

    /**
     * On a machine that does much else, the first hashing thread may be late for its first task.
     */
    private ByteString addFirstAccount() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                return addAccount("ada@example.org", "correct horse");
            } catch (StatusRuntimeException e) {
                if (e.getStatus().getCode() != Status.Code.UNAVAILABLE
                        || Instant.now().isAfter(end)) {
                    throw e;
                }
            }
        }
    }

    ByteString addAccount(String login, String password) throws IOException {
        return administration()
                .addAccount(
                        AddAccountRequest.newBuilder()
                                .setLogin(login)
                                .setPassword(ByteString.copyFromUtf8(password))
                                .build())
                .getAccountId();
    }

    AdministrationGrpc.AdministrationBlockingStub administration() throws IOException {
        return AdministrationGrpc.newBlockingStub(administrationChannel)
                .withInterceptors(AdministrationToken.read(tokenFile).toClientInterceptor())
                .withDeadlineAfter(PATIENCE);
    }

    DirectoryGrpc.DirectoryBlockingStub directory() {
        return DirectoryGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE);
    }

    MailboxesGrpc.MailboxesBlockingStub mailboxes() {
        return MailboxesGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE);
    }

    MessagesGrpc.MessagesBlockingStub messages() {
        return MessagesGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE);
    }

    ChangesGrpc.ChangesBlockingStub changes() {
        return ChangesGrpc.newBlockingStub(channel).withDeadlineAfter(PATIENCE);
    }

    ChangesGrpc.ChangesStub watching() {
        return ChangesGrpc.newStub(channel);
    }

    /** Begins an append; what it writes waits for the service to take it. */
    BlockingClientCall<AppendRequest, AppendResponse> beginAppend() {
        return MessagesGrpc.newBlockingV2Stub(channel).withDeadlineAfter(PATIENCE).append();
    }

    AppendRequest start(String mailbox, long octets, Flags flags) {
        return AppendRequest.newBuilder()
                .setStart(
                        AppendRequest.Start.newBuilder()
                                .setAccountId(account)
                                .setOpId(newOp())
                                .setMailbox(mailbox)
                                .setFlags(FlagCodec.encode(flags))
                                .setOctets(octets))
                .build();
    }

    static AppendRequest piece(byte[] octets) {
        return AppendRequest.newBuilder()
                .setOctets(UnsafeByteOperations.unsafeWrap(octets))
                .build();
    }

    /** Appends messages without flags, all in one call. */
    AppendResponse append(String mailbox, byte[]... messages) throws Exception {
        return append(mailbox, Flags.NONE, messages);
    }

    AppendResponse append(String mailbox, Flags flags, byte[]... messages) throws Exception {
        var call = beginAppend();
        for (byte[] message : messages) {
            write(call, start(mailbox, message.length, flags));
            for (int at = 0; at < message.length; at += Limits.APPEND_PIECE_OCTETS) {
                int end = Math.min(at + Limits.APPEND_PIECE_OCTETS, message.length);
                write(call, piece(Arrays.copyOfRange(message, at, end)));
            }
        }
        return commit(call);
    }

    /** Writes; if the service has refused already, what it sent is thrown by {@link #commit}. */
    static void write(BlockingClientCall<AppendRequest, AppendResponse> call, AppendRequest request)
            throws Exception {
        try {
            var _ = call.write(request, PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (StatusException refused) {
            throw GrpcErrors.fromChange(
                    new StatusRuntimeException(refused.getStatus(), refused.getTrailers()));
        }
    }

    static AppendResponse commit(BlockingClientCall<AppendRequest, AppendResponse> call)
            throws Exception {
        try {
            call.halfClose();
            AppendResponse response = call.read(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (response == null) {
                throw new AssertionError("no answer");
            }
            return response;
        } catch (StatusException refused) {
            throw GrpcErrors.fromChange(
                    new StatusRuntimeException(refused.getStatus(), refused.getTrailers()));
        }
    }

    ModelProto.MailboxSnapshot open(String mailbox) {
        return mailboxes()
                .open(OpenRequest.newBuilder().setAccountId(account).setName(mailbox).build())
                .getSnapshot();
    }

    static ByteString newOp() {
        return IdCodec.encode(new OpId(UUID.randomUUID()));
    }

    /** A small message. */
    static byte[] mail(String subject) {
        return ("From: Ada <ada@example.org>\r\nSubject: " + subject + "\r\n\r\nHello.\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** What a call is refused with. */
    static MailError refusal(Executable call) {
        RuntimeException failure = assertThrows(RuntimeException.class, call);
        RuntimeException meaning =
                failure instanceof StatusRuntimeException status
                        ? GrpcErrors.fromRead(status)
                        : failure;
        if (meaning instanceof MailException refusal) {
            return refusal.error();
        }
        throw new AssertionError("no refusal", meaning);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        administrationChannel.shutdownNow();
        server.shutdownNow();
        administrationServer.shutdownNow();
        service.close();
    }
}
