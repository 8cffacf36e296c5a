package io.culver.imap.grpc;

import com.google.protobuf.ByteString;
import io.culver.imap.limits.Limits;
import io.culver.imap.store.Account;
import io.culver.imap.store.MailStore;
import io.culver.model.AccountId;
import io.culver.model.LoginName;
import io.culver.model.OpId;
import io.culver.model.Secret;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.AuthenticateRequest;
import io.culver.proto.mailbox.v1.AuthenticateResponse;
import io.culver.proto.mailbox.v1.DirectoryGrpc;
import io.culver.proto.routing.Nodes;
import io.grpc.Channel;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/** The mail of the accounts that a mailbox service keeps. */
public final class GrpcMailStore implements MailStore, AutoCloseable {

    private final Nodes nodes;
    private final Calls calls;
    private final Watches watches;
    private final SharedDeltas deltas = new SharedDeltas();

    /**
     * @param opIds gives every change an id that was never used before
     * @param timer begins a lost stream of changes anew
     */
    public GrpcMailStore(
            Nodes nodes,
            Supplier<OpId> opIds,
            ScheduledExecutorService timer,
            MeterRegistry meters) {
        this.nodes = nodes;
        this.calls = new Calls(opIds, meters);
        this.watches = new Watches(nodes, timer, meters);
    }

    @Override
    public Account logIn(LoginName login, Secret password) {
        AuthenticateRequest request =
                AuthenticateRequest.newBuilder()
                        .setLogin(login.value())
                        .setPassword(ByteString.copyFrom(password.reveal()))
                        .build();
        // One who logs in again is known where he was verified the last time.
        Channel node = nodes.by(login.value());
        AuthenticateResponse response =
                calls.read(() ->
                        Calls.within(Limits.CALL, DirectoryGrpc.newBlockingStub(node))
                                .authenticate(request));
        AccountId account = IdCodec.accountId(response.getAccountId());
        return new GrpcAccount(account, nodes.of(account), calls, watches, deltas);
    }

    @Override
    public void close() {
        watches.close();
    }
}
