package io.culver.simulation;

import io.culver.model.AccountId;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.AuthenticateRequest;
import io.culver.proto.mailbox.v1.AuthenticateResponse;
import io.culver.proto.mailbox.v1.DirectoryGrpc;
import io.grpc.stub.StreamObserver;
import java.util.UUID;

/** Lets everybody into the one account: passwords are hashed on threads that we do not steer. */
final class OpenDoors extends DirectoryGrpc.DirectoryImplBase {
    static final AccountId ACCOUNT = new AccountId(new UUID(1, 1));

    @Override
    public void authenticate(
            AuthenticateRequest request, StreamObserver<AuthenticateResponse> response) {
        response.onNext(
                AuthenticateResponse.newBuilder().setAccountId(IdCodec.encode(ACCOUNT)).build());
        response.onCompleted();
    }
}
