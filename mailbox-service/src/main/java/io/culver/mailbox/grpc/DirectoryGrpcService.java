package io.culver.mailbox.grpc;

import io.culver.mailbox.directory.Logins;
import io.culver.model.AccountId;
import io.culver.model.Secret;
import io.culver.proto.IdCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.mailbox.v1.AuthenticateRequest;
import io.culver.proto.mailbox.v1.AuthenticateResponse;
import io.culver.proto.mailbox.v1.DirectoryGrpc;
import io.grpc.stub.StreamObserver;

/** {@code culver.mailbox.v1.Directory}. */
public final class DirectoryGrpcService extends DirectoryGrpc.DirectoryImplBase {
    private final Logins logins;

    public DirectoryGrpcService(Logins logins) {
        this.logins = logins;
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
}
