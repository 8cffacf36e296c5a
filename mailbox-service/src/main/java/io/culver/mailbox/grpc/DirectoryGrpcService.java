package io.culver.mailbox.grpc;

import io.culver.mailbox.directory.Accounts;
import io.culver.mailbox.directory.Logins;
import io.culver.mailbox.limits.Limits;
import io.culver.model.AccountId;
import io.culver.model.Secret;
import io.culver.proto.IdCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.mailbox.v1.AccountIdsRequest;
import io.culver.proto.mailbox.v1.AccountIdsResponse;
import io.culver.proto.mailbox.v1.AuthenticateRequest;
import io.culver.proto.mailbox.v1.AuthenticateResponse;
import io.culver.proto.mailbox.v1.DirectoryGrpc;
import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/** {@code culver.mailbox.v1.Directory}. */
public final class DirectoryGrpcService extends DirectoryGrpc.DirectoryImplBase {
    private final Logins logins;
    private final Accounts accounts;
    private final Streaming streaming;

    public DirectoryGrpcService(Logins logins, Accounts accounts, Streaming streaming) {
        this.logins = logins;
        this.accounts = accounts;
        this.streaming = streaming;
    }

    @Override
    public void authenticate(
            AuthenticateRequest request, StreamObserver<AuthenticateResponse> response) {
        AccountId account =
                logins.authenticate(
                        NameCodec.loginName(request.getLogin()),
                        Secret.of(request.getPassword().toByteArray()));
        Unary.answer(
                response,
                AuthenticateResponse.newBuilder().setAccountId(IdCodec.encode(account)).build());
    }

    @Override
    public void accountIds(
            AccountIdsRequest request, StreamObserver<AccountIdsResponse> responses) {
        streaming.answer(responses, this::tellAll);
    }

    private void tellAll(Consumer<AccountIdsResponse> out) {
        var lot = AccountIdsResponse.newBuilder();
        accounts.forEach((_, account) -> {
            if (lot.getAccountIdsCount() == Limits.ACCOUNT_IDS_PER_RESPONSE) {
                out.accept(lot.build());
                lot.clear();
            }
            lot.addAccountIds(IdCodec.encode(account));
        });
        out.accept(lot.build());
    }
}
