package io.culver.imap.grpc;

import com.google.protobuf.ByteString;
import io.culver.imap.limits.Limits;
import io.culver.imap.store.Subscription;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.proto.IdCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.mailbox.v1.WatchRequest;
import io.culver.proto.mailbox.v1.WatchResponse;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All subscriptions of this front end over one stream. A stream that breaks is begun anew, and each
 * account goes on from the last change that was told: a break costs time, never a change.
 */
final class WatchStream implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(WatchStream.class);

    private final Channel channel;
    private final ScheduledExecutorService timer;
    private final Map<AccountId, Watched> accounts = new HashMap<>();
    private Duration pause = Limits.WATCH_PAUSE_MIN;
    private boolean isClosed;

    /** Null while there is no stream: before the first subscription and in the pause after one. */
    private @Nullable StreamObserver<WatchRequest> requests;

    /** Null but in that pause. */
    private @Nullable Future<?> nextBeginning;

    /** An account that somebody watches, and the last of its changes that is known. */
    private static final class Watched {
        private final List<Consumer<ModSeq>> listeners = new CopyOnWriteArrayList<>();
        private ModSeq seen;

        private Watched(ModSeq since) {
            this.seen = since;
        }
    }

    WatchStream(Channel channel, ScheduledExecutorService timer) {
        this.channel = channel;
        this.timer = timer;
    }

    synchronized Subscription subscribe(
            AccountId account, ModSeq since, Consumer<ModSeq> listener) {
        Watched watched = accounts.get(account);
        if (watched == null) {
            watched = new Watched(since);
            accounts.put(account, watched);
            if (requests != null) {
                requests.onNext(subscribe(account, since));
            } else if (nextBeginning == null) {
                begin();
            }
        } else if (watched.seen.isAfter(since)) {
            listener.accept(watched.seen);
        }
        watched.listeners.add(listener);
        return () -> unsubscribe(account, listener);
    }

    private synchronized void unsubscribe(AccountId account, Consumer<ModSeq> listener) {
        Watched watched = accounts.get(account);
        if (watched != null && watched.listeners.remove(listener) && watched.listeners.isEmpty()) {
            accounts.remove(account);
            if (requests != null) {
                requests.onNext(
                        WatchRequest.newBuilder()
                                .setUnsubscribe(
                                        WatchRequest.Unsubscribe.newBuilder()
                                                .setAccountId(IdCodec.encode(account)))
                                .build());
            }
        }
    }

    private synchronized void begin() {
        nextBeginning = null;
        if (!isClosed && !accounts.isEmpty()) {
            StreamObserver<WatchRequest> stream =
                    ChangesGrpc.newStub(channel).withWaitForReady().watch(new Events());
            requests = stream;
            accounts.forEach((account, watched) -> stream.onNext(subscribe(account, watched.seen)));
        }
    }

    private static WatchRequest subscribe(AccountId account, ModSeq since) {
        return WatchRequest.newBuilder()
                .setSubscribe(
                        WatchRequest.Subscribe.newBuilder()
                                .setAccountId(IdCodec.encode(account))
                                .setSince(since.value()))
                .build();
    }

    private synchronized void told(ByteString account, ModSeq upTo) {
        pause = Limits.WATCH_PAUSE_MIN;
        Watched watched = accounts.get(IdCodec.accountId(account));
        if (watched != null && upTo.isAfter(watched.seen)) {
            watched.seen = upTo;
            watched.listeners.forEach(listener -> listener.accept(upTo));
        }
    }

    private synchronized void broken() {
        requests = null;
        if (!isClosed && nextBeginning == null) {
            log.atWarn().log("stream of changes ended; it will begin anew");
            nextBeginning = timer.schedule(this::begin, pause.toMillis(), TimeUnit.MILLISECONDS);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(Limits.WATCH_PAUSE_MAX) < 0 ? longer : Limits.WATCH_PAUSE_MAX;
        }
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        accounts.clear();
        if (nextBeginning != null) {
            nextBeginning.cancel(false);
        }
        if (requests != null) {
            requests.onCompleted();
            requests = null;
        }
    }

    /** What the service tells. */
    private final class Events implements StreamObserver<WatchResponse> {

        @Override
        public void onNext(WatchResponse event) {
            told(event.getAccountId(), NumberCodec.modSeq(event.getSeq()));
        }

        @Override
        public void onError(Throwable failure) {
            log.atDebug().setCause(failure).log("stream of changes broke");
            broken();
        }

        @Override
        public void onCompleted() {
            broken();
        }
    }
}
