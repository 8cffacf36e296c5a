package io.culver.imap.grpc;

import com.google.protobuf.ByteString;
import io.culver.imap.limits.Limits;
import io.culver.imap.store.Account;
import io.culver.imap.store.MailStore;
import io.culver.model.LoginName;
import io.culver.model.OpId;
import io.culver.model.Secret;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.AuthenticateRequest;
import io.culver.proto.mailbox.v1.AuthenticateResponse;
import io.culver.proto.mailbox.v1.DirectoryGrpc;
import io.grpc.Channel;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** The mail of the accounts that a mailbox service keeps. */
public final class GrpcMailStore implements MailStore, AutoCloseable {

    private final Channel channel;
    private final Calls calls;
    private final WatchStream watches;

    /**
     * @param opIds gives every change an id that was never used before
     * @param timer begins a lost stream of changes anew
     */
    public GrpcMailStore(Channel channel, Supplier<OpId> opIds, ScheduledExecutorService timer) {
        this.channel = channel;
        this.calls = new Calls(opIds);
        this.watches = new WatchStream(channel, timer);
    }

    @Override
    public Account logIn(LoginName login, Secret password) {
        AuthenticateRequest request =
                AuthenticateRequest.newBuilder()
                        .setLogin(login.value())
                        .setPassword(ByteString.copyFrom(password.reveal()))
                        .build();
        AuthenticateResponse response =
                calls.read(() ->
                        Calls.within(Limits.CALL, DirectoryGrpc.newBlockingStub(channel))
                                .authenticate(request));
        return new GrpcAccount(IdCodec.accountId(response.getAccountId()), channel, calls, watches);
    }

    @Override
    public void close() {
        watches.close();
    }
}
