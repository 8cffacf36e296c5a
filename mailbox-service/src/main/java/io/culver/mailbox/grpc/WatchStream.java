package io.culver.mailbox.grpc;

import io.culver.mailbox.usecase.Watch;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.proto.IdCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.mailbox.v1.WatchRequest;
import io.culver.proto.mailbox.v1.WatchResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One call of Watch: requests come in on the call's thread, events go out on one of their own. */
final class WatchStream implements StreamObserver<WatchRequest> {
    private final Watch watch;
    private final PacedObserver<WatchResponse> responses;

    /** Null unless a request was refused. */
    private volatile @Nullable RuntimeException refusal;

    WatchStream(Watch watch, PacedObserver<WatchResponse> responses) {
        this.watch = watch;
        this.responses = responses;
    }

    /** Sends events until the stream ends. */
    void send() {
        try (watch) {
            for (Optional<Watch.Event> event = watch.next();
                    event.isPresent();
                    event = watch.next()) {
                responses.send(encode(event.get()));
            }
            end(watch.isLeaving());
        } catch (RuntimeException e) {
            responses.fail(e);
        }
    }

    private void end(boolean isLeaving) {
        RuntimeException refused = refusal;
        if (refused != null) {
            responses.fail(refused);
            return;
        }
        if (isLeaving) {
            responses.send(WatchResponse.newBuilder().setMoved(true).build());
        }
        responses.complete();
    }

    /** A refusal ends the stream, on the thread that sends: there is no other way to tell it. */
    @Override
    public void onNext(WatchRequest request) {
        try {
            take(request);
        } catch (RuntimeException e) {
            refusal = e;
            watch.close();
        }
    }

    private void take(WatchRequest request) {
        switch (request.getKindCase()) {
            case SUBSCRIBE -> {
                AccountId account = IdCodec.accountId(request.getSubscribe().getAccountId());
                watch.subscribe(account, NumberCodec.modSeq(request.getSubscribe().getSince()));
            }
            case UNSUBSCRIBE ->
                    watch.unsubscribe(IdCodec.accountId(request.getUnsubscribe().getAccountId()));
            case KIND_NOT_SET -> throw new MailException(MailError.INVALID, "An empty request");
        }
    }

    @Override
    public void onError(Throwable failure) {
        watch.close();
    }

    @Override
    public void onCompleted() {
        watch.close();
    }

    private static WatchResponse encode(Watch.Event event) {
        return WatchResponse.newBuilder()
                .setAccountId(IdCodec.encode(event.account()))
                .setSeq(event.seq().value())
                .addAllMailboxIds(event.mailboxes().stream().map(MailboxId::value).toList())
                .build();
    }
}
