package io.culver.mailbox.grpc;

import io.culver.mailbox.usecase.FollowChanges;
import io.culver.mailbox.usecase.Watch;
import io.culver.model.AccountId;
import io.culver.model.MailboxDelta;
import io.culver.model.ModSeq;
import io.culver.model.UidSet;
import io.culver.proto.DeltaCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.AnnounceRequest;
import io.culver.proto.mailbox.v1.AnnounceResponse;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.mailbox.v1.ContentsRequest;
import io.culver.proto.mailbox.v1.ContentsResponse;
import io.culver.proto.mailbox.v1.SinceRequest;
import io.culver.proto.mailbox.v1.SinceResponse;
import io.culver.proto.mailbox.v1.VanishedRequest;
import io.culver.proto.mailbox.v1.VanishedResponse;
import io.culver.proto.mailbox.v1.WatchRequest;
import io.culver.proto.mailbox.v1.WatchResponse;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** {@code culver.mailbox.v1.Changes}. */
public final class ChangesGrpcService extends ChangesGrpc.ChangesImplBase {
    private final FollowChanges followChanges;
    private final Supplier<Watch> watches;
    private final Executor threads;
    private final Streaming streaming;

    /**
     * Shows these use cases.
     *
     * @param watches begins a watch
     * @param threads run what blocks
     */
    public ChangesGrpcService(
            FollowChanges followChanges, Supplier<Watch> watches, Executor threads) {
        this.followChanges = followChanges;
        this.watches = watches;
        this.threads = threads;
        streaming = new Streaming(threads);
    }

    @Override
    public void since(SinceRequest request, StreamObserver<SinceResponse> response) {
        MailboxDelta delta =
                followChanges.since(
                        IdCodec.accountId(request.getAccountId()),
                        NumberCodec.mailboxId(request.getMailboxId()),
                        NumberCodec.modSeq(request.getSince()),
                        NumberCodec.modSeq(request.getOwn()));
        Unary.answer(
                response, SinceResponse.newBuilder().setDelta(DeltaCodec.encode(delta)).build());
    }

    @Override
    public void vanished(VanishedRequest request, StreamObserver<VanishedResponse> response) {
        UidSet vanished =
                followChanges.vanished(
                        IdCodec.accountId(request.getAccountId()),
                        NumberCodec.mailboxId(request.getMailboxId()),
                        NumberCodec.modSeq(request.getSince()),
                        UidSetCodec.decode(request.getUids()));
        Unary.answer(
                response,
                VanishedResponse.newBuilder().setUids(UidSetCodec.encode(vanished)).build());
    }

    @Override
    public void announce(AnnounceRequest request, StreamObserver<AnnounceResponse> response) {
        followChanges.heardOf(
                IdCodec.accountId(request.getAccountId()), NumberCodec.modSeq(request.getSeq()));
        Unary.answer(response, AnnounceResponse.getDefaultInstance());
    }

    @Override
    public StreamObserver<WatchRequest> watch(StreamObserver<WatchResponse> responses) {
        var stream = new WatchStream(watches.get(), new PacedObserver<>(responses));
        threads.execute(stream::send);
        return stream;
    }

    @Override
    public void contents(ContentsRequest request, StreamObserver<ContentsResponse> responses) {
        AccountId account = IdCodec.accountId(request.getAccountId());
        ModSeq since = NumberCodec.modSeq(request.getSince());
        streaming.answer(
                responses,
                out -> followChanges.contents(account, since, lot -> out.accept(encode(lot))));
    }

    private static ContentsResponse encode(FollowChanges.Lot lot) {
        return ContentsResponse.newBuilder()
                .setReset(lot.isReset())
                .addAllEmailIds(lot.emails())
                .setUpTo(lot.upTo().value())
                .build();
    }
}
