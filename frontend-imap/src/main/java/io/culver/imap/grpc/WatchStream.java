package io.culver.imap.grpc;

import com.google.protobuf.ByteString;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.proto.IdCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.mailbox.v1.WatchRequest;
import io.culver.proto.mailbox.v1.WatchResponse;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The subscriptions of this front end at one node, over one stream. */
final class WatchStream implements StreamObserver<WatchResponse> {

    private static final Logger log = LoggerFactory.getLogger(WatchStream.class);

    private final Listener listener;
    private final StreamObserver<WatchRequest> requests;

    /** Is told what the node tells, and once that it tells no more. */
    interface Listener {
        void changed(AccountId account, ModSeq upTo);

        /**
         * The stream has ended.
         *
         * @param isAtOnce whether to go on elsewhere at once, as the node leaves
         */
        void ended(WatchStream stream, boolean isAtOnce);
    }

    /**
     * Begins a stream.
     *
     * @param node leads to the node, and fails at once if that is not there
     */
    WatchStream(Channel node, Listener listener) {
        this.listener = listener;
        this.requests = ChangesGrpc.newStub(node).watch(this);
    }

    void subscribe(AccountId account, ModSeq since) {
        requests.onNext(
                WatchRequest.newBuilder()
                        .setSubscribe(
                                WatchRequest.Subscribe.newBuilder()
                                        .setAccountId(IdCodec.encode(account))
                                        .setSince(since.value()))
                        .build());
    }

    void unsubscribe(AccountId account) {
        requests.onNext(
                WatchRequest.newBuilder()
                        .setUnsubscribe(
                                WatchRequest.Unsubscribe.newBuilder()
                                        .setAccountId(IdCodec.encode(account)))
                        .build());
    }

    /** Nobody wants to hear more. */
    void end() {
        requests.onCompleted();
    }

    @Override
    public void onNext(WatchResponse event) {
        if (event.getMoved()) {
            listener.ended(this, true);
        } else {
            ByteString account = event.getAccountId();
            listener.changed(IdCodec.accountId(account), NumberCodec.modSeq(event.getSeq()));
        }
    }

    @Override
    public void onError(Throwable failure) {
        log.atDebug().setCause(failure).log("stream of changes broke");
        listener.ended(this, false);
    }

    @Override
    public void onCompleted() {
        listener.ended(this, false);
    }
}
