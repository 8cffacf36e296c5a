package io.culver.mailbox.grpc;

import com.google.protobuf.ByteString;
import io.culver.mailbox.directory.Accounts;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.model.AccountId;
import io.culver.proto.GrpcErrors;
import io.culver.proto.IdCodec;
import io.culver.proto.NameCodec;
import io.culver.proto.mailbox.v1.RebuildIndexRequest;
import io.culver.proto.mailbox.v1.SearchAdministrationGrpc;
import io.culver.proto.mailbox.v1.ShowIndexRequest;
import io.culver.proto.mailbox.v1.ShowIndexResponse;
import io.culver.proto.mailbox.v1.VerifyIndexRequest;
import io.culver.proto.routing.Nodes;
import io.culver.proto.search.v1.InspectRequest;
import io.culver.proto.search.v1.InspectResponse;
import io.culver.proto.search.v1.RebuildRequest;
import io.culver.proto.search.v1.RebuildResponse;
import io.culver.proto.search.v1.UpkeepGrpc;
import io.culver.proto.search.v1.VerifyRequest;
import io.culver.proto.search.v1.VerifyResponse;
import io.grpc.Context;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * {@code culver.mailbox.v1.SearchAdministration}: knows accounts by their login names, and hands on
 * what the search node of the account answers.
 */
public final class SearchAdministrationGrpcService
        extends SearchAdministrationGrpc.SearchAdministrationImplBase {
    private final Accounts accounts;
    private final AccountOwners owners;
    private final Nodes search;
    private final Streaming streaming;

    /** Asks these nodes of the search service. */
    public SearchAdministrationGrpcService(
            Accounts accounts, AccountOwners owners, Nodes search, Streaming streaming) {
        this.accounts = accounts;
        this.owners = owners;
        this.search = search;
        this.streaming = streaming;
    }

    @Override
    public void showIndex(ShowIndexRequest request, StreamObserver<ShowIndexResponse> response) {
        AccountId account = accounts.find(NameCodec.loginName(request.getLogin()));
        InspectResponse index;
        try {
            index =
                    stub(account)
                            .withDeadlineAfter(
                                    Limits.SEARCH_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                            .inspect(InspectRequest.newBuilder().setAccountId(id(account)).build());
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
        Unary.answer(
                response,
                ShowIndexResponse.newBuilder()
                        .setHead(owners.owner(account).current().seq().value())
                        .setIndex(index)
                        .build());
    }

    @Override
    public void rebuildIndex(
            RebuildIndexRequest request, StreamObserver<RebuildResponse> responses) {
        AccountId account = accounts.find(NameCodec.loginName(request.getLogin()));
        var wanted = RebuildRequest.newBuilder().setAccountId(id(account)).build();
        handOn(responses, () -> stub(account).rebuild(wanted));
    }

    @Override
    public void verifyIndex(VerifyIndexRequest request, StreamObserver<VerifyResponse> responses) {
        AccountId account = accounts.find(NameCodec.loginName(request.getLogin()));
        var wanted = VerifyRequest.newBuilder().setAccountId(id(account)).build();
        handOn(responses, () -> stub(account).verify(wanted));
    }

    /** As long as it takes; if whoever asks leaves, the search node is told. */
    private <R> void handOn(StreamObserver<R> responses, Supplier<Iterator<R>> call) {
        streaming.answer(
                responses,
                out -> {
                    Context.CancellableContext asked = Context.ROOT.withCancellation();
                    try {
                        asked.run(() -> call.get().forEachRemaining(out));
                    } catch (StatusRuntimeException e) {
                        throw GrpcErrors.fromRead(e);
                    } finally {
                        asked.cancel(null);
                    }
                });
    }

    private UpkeepGrpc.UpkeepBlockingStub stub(AccountId account) {
        return UpkeepGrpc.newBlockingStub(search.of(account));
    }

    private static ByteString id(AccountId account) {
        return IdCodec.encode(account);
    }
}
