package io.culver.standalone.administration;

import com.google.protobuf.ByteString;
import io.culver.mailbox.grpc.AdministrationToken;
import io.culver.model.AccountId;
import io.culver.model.LoginName;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Quota;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.Secret;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.culver.proto.QuotaCodec;
import io.culver.proto.mailbox.v1.AddAccountRequest;
import io.culver.proto.mailbox.v1.AdministrationGrpc;
import io.culver.proto.mailbox.v1.DeleteAccountRequest;
import io.culver.proto.mailbox.v1.FindAccountRequest;
import io.culver.proto.mailbox.v1.ListAccountsRequest;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.QuotaRequest;
import io.culver.proto.mailbox.v1.SetPasswordRequest;
import io.culver.proto.mailbox.v1.SetQuotaRequest;
import io.culver.proto.mailbox.v1.VerifyAccountRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A connection to the running service, opened by its token. */
public final class AdministrationClient implements AutoCloseable {
    private static final long DEADLINE_SECONDS = 30;
    private static final long CLOSE_SECONDS = 5;

    private final ManagedChannel managed;
    private final Channel channel;

    private AdministrationClient(ManagedChannel managed, Channel channel) {
        this.managed = managed;
        this.channel = channel;
    }

    /**
     * Connects to the service that keeps its files in {@code data}.
     *
     * @throws MailException UNAVAILABLE if there is none
     */
    public static AdministrationClient open(Path data) {
        var files = new AdministrationFiles(data);
        try {
            AdministrationToken token = AdministrationToken.read(files.token());
            ManagedChannel managed =
                    NettyChannelBuilder.forAddress("127.0.0.1", files.readPort())
                            .usePlaintext()
                            .build();
            Channel channel = ClientInterceptors.intercept(managed, token.toClientInterceptor());
            return new AdministrationClient(managed, channel);
        } catch (IOException | NumberFormatException e) {
            throw new MailException(
                    MailError.UNAVAILABLE,
                    "no running Culver keeps its data in "
                            + data.toAbsolutePath()
                            + ": start one (./culver serve), or name its directory with --data");
        }
    }

    /** For the services behind it: messages, mailboxes. */
    Channel channel() {
        return channel;
    }

    public AccountId addAccount(LoginName login, Secret password) {
        var request =
                AddAccountRequest.newBuilder()
                        .setLogin(login.value())
                        .setPassword(ByteString.copyFrom(password.reveal()))
                        .build();
        return change(() -> IdCodec.accountId(stub().addAccount(request).getAccountId()));
    }

    public void setPassword(LoginName login, Secret password) {
        var request =
                SetPasswordRequest.newBuilder()
                        .setLogin(login.value())
                        .setPassword(ByteString.copyFrom(password.reveal()))
                        .build();
        change(() -> stub().setPassword(request));
    }

    /** Sets limits; those that are not named stay as they are. */
    public void setQuota(LoginName login, Map<QuotaResource, QuotaSetting> settings) {
        var request =
                SetQuotaRequest.newBuilder()
                        .setLogin(login.value())
                        .addAllSettings(QuotaCodec.encode(settings))
                        .build();
        change(() -> stub().setQuota(request));
    }

    /** What the account holds and may hold. */
    public Quota quota(LoginName login) {
        var request =
                QuotaRequest.newBuilder().setAccountId(IdCodec.encode(findAccount(login))).build();
        try {
            return QuotaCodec.decode(
                    MailboxesGrpc.newBlockingStub(channel)
                            .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                            .quota(request));
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }

    public void deleteAccount(LoginName login) {
        var request = DeleteAccountRequest.newBuilder().setLogin(login.value()).build();
        change(() -> stub().deleteAccount(request));
    }

    public AccountId findAccount(LoginName login) {
        var request = FindAccountRequest.newBuilder().setLogin(login.value()).build();
        try {
            return IdCodec.accountId(stub().findAccount(request).getAccountId());
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
    }

    public List<String> logins() {
        List<String> logins = new ArrayList<>();
        try {
            stub().listAccounts(ListAccountsRequest.getDefaultInstance())
                    .forEachRemaining(account -> logins.add(account.getLogin()));
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
        return logins;
    }

    /** What has been read of an account, and how much of it does not agree. */
    public record Verified(long entries, long messages, long differences) {}

    /**
     * Has all that is stored of an account read and compared. {@code NO_SUCH_ACCOUNT}.
     *
     * @param withContent also every message's octets
     * @param progress is told now and then what has been read
     * @param difference takes what does not agree, a line each
     */
    public Verified verify(
            LoginName login,
            boolean withContent,
            Consumer<Verified> progress,
            Consumer<String> difference) {
        var request =
                VerifyAccountRequest.newBuilder()
                        .setLogin(login.value())
                        .setContent(withContent)
                        .build();
        var so = new AtomicReference<>(new Verified(0, 0, 0));
        Calls.drain(
                AdministrationGrpc.newBlockingV2Stub(channel).verifyAccount(request),
                response -> {
                    Verified before = so.get();
                    if (response.hasProgress()) {
                        var read = response.getProgress();
                        so.set(
                                new Verified(
                                        read.getEntries(),
                                        read.getMessages(),
                                        before.differences()));
                        progress.accept(so.get());
                    } else {
                        so.set(
                                new Verified(
                                        before.entries(),
                                        before.messages(),
                                        before.differences() + 1));
                        difference.accept(response.getDifference());
                    }
                });
        return so.get();
    }

    private static <T> T change(Supplier<T> call) {
        try {
            return call.get();
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromChange(e);
        }
    }

    private AdministrationGrpc.AdministrationBlockingStub stub() {
        return AdministrationGrpc.newBlockingStub(channel)
                .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        managed.shutdown();
        try {
            if (!managed.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                managed.shutdownNow();
            }
        } catch (InterruptedException e) {
            managed.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
