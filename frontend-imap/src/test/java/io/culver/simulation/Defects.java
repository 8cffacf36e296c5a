package io.culver.simulation;

import com.google.protobuf.ByteString;
import io.culver.imap.ForwardingStore;
import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.Store;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.proto.mailbox.v1.FetchRequest;
import io.culver.proto.mailbox.v1.SinceResponse;
import io.culver.proto.mailbox.v1.StoreRequest;
import io.culver.proto.mailbox.v1.VanishedResponse;
import io.culver.proto.mailbox.v1.WatchRequest;
import io.culver.proto.mailbox.v1.WatchResponse;
import io.culver.proto.model.v1.ModelProto;
import io.culver.simulation.time.Scheduler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What is put in to see whether it is found. */
final class Defects {
    private static final Duration AT_ONCE = Duration.ofMillis(150);

    private Defects() {}

    static Stream<Defect> all() {
        return Stream.of(
                Defect.ofStore("unknown taken for applied", (_, it) -> new UnknownIsApplied(it)),
                Defect.ofStore("lost race taken for applied", (_, it) -> new LostIsApplied(it)),
                Defect.ofStore("appended at whatever head there is", (_, it) -> new NoCheck(it)),
                Defect.ofStore("head read stale", StaleHead::new),
                Defect.ofStore(
                        "checkpoint installed whatever is installed already",
                        (_, it) -> new InstalledUnseen(it)),
                Defect.ofStore("chunk answered for before it is there", LostChunks::new),
                opIdIgnored(),
                rowsAsOldAsTheNode(),
                eventsLost(),
                eventsLostOnResubscribing(),
                vanishedForgotten(),
                expungeNotTold(),
                flagsNotTold());
    }

    private static final class UnknownIsApplied extends ForwardingStore {
        UnknownIsApplied(Store store) {
            super(store);
        }

        @Override
        public AppendOutcome append(AccountId account, Head expected, Commit commit) {
            AppendOutcome outcome = log.append(account, expected, commit);
            return outcome instanceof AppendOutcome.Unknown
                    ? new AppendOutcome.Appended(expected.after(commit))
                    : outcome;
        }
    }

    private static final class LostIsApplied extends ForwardingStore {
        LostIsApplied(Store store) {
            super(store);
        }

        @Override
        public AppendOutcome append(AccountId account, Head expected, Commit commit) {
            AppendOutcome outcome = log.append(account, expected, commit);
            return outcome instanceof AppendOutcome.Lost
                    ? new AppendOutcome.Appended(expected.after(commit))
                    : outcome;
        }
    }

    private static final class NoCheck extends ForwardingStore {
        NoCheck(Store store) {
            super(store);
        }

        @Override
        public AppendOutcome append(AccountId account, Head expected, Commit commit) {
            return log.append(account, log.head(account).orElse(expected), commit);
        }
    }

    private static final class InstalledUnseen extends ForwardingStore {
        InstalledUnseen(Store store) {
            super(store);
        }

        @Override
        public boolean install(
                AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
            Head head = log.head(account).orElseThrow();
            ModSeq trimmed = head.floor().isAfter(floor) ? head.floor() : floor;
            return log.install(account, head.checkpoint(), next, trimmed);
        }
    }

    private static final class StaleHead extends ForwardingStore {
        private final Scheduler scheduler;
        private final Map<AccountId, Optional<Head>> before = new HashMap<>();

        StaleHead(Scheduler scheduler, Store store) {
            super(store);
            this.scheduler = scheduler;
        }

        @Override
        public Optional<Head> head(AccountId account) {
            Optional<Head> now = log.head(account);
            Optional<Head> stale = before.put(account, now);
            return stale == null || scheduler.happens(0.5) ? now : stale;
        }
    }

    /** Says that it is durable, and forgets some. */
    private static final class LostChunks extends ForwardingStore {
        private final Scheduler scheduler;

        LostChunks(Scheduler scheduler, Store store) {
            super(store);
            this.scheduler = scheduler;
        }

        @Override
        public BlobStore blobs() {
            BlobStore there = store.blobs();
            return new BlobStore() {
                @Override
                public void put(BlobId blob, int chunk, Octets octets) {
                    if (!scheduler.happens(0.05)) {
                        there.put(blob, chunk, octets);
                    }
                }

                @Override
                public Octets get(BlobId blob, int chunk) {
                    return there.get(blob, chunk);
                }

                @Override
                public void delete(BlobId blob, int chunks) {
                    there.delete(blob, chunks);
                }
            };
        }
    }

    /** Each attempt is another operation. */
    private static Defect opIdIgnored() {
        return new Defect(
                "operation id ignored",
                Defect.NONE.store(),
                (scheduler, it) -> it instanceof StoreRequest store ? other(scheduler, store) : it,
                Defect.NONE.response());
    }

    private static StoreRequest other(Scheduler scheduler, StoreRequest request) {
        byte[] id = request.getOpId().toByteArray();
        id[0] = (byte) scheduler.chance().nextInt(256);
        return request.toBuilder().setOpId(ByteString.copyFrom(id)).build();
    }

    private static Defect rowsAsOldAsTheNode() {
        return Defect.ofRequest(
                "rows as old as the node knows them",
                FetchRequest.class,
                it -> it.toBuilder().clearAtLeast().build());
    }

    private static Defect eventsLost() {
        return Defect.ofResponse(
                "event dropped",
                WatchResponse.class,
                it -> it.toBuilder().setSeq(Math.min(1, it.getSeq())).build());
    }

    /** What has come meanwhile is not told when a stream begins anew; all that comes later is. */
    private static Defect eventsLostOnResubscribing() {
        Map<Scheduler, Duration> subscribed = new WeakHashMap<>();
        return new Defect(
                "events dropped on resubscribing alone",
                Defect.NONE.store(),
                (scheduler, it) -> {
                    if (it instanceof WatchRequest request && request.hasSubscribe()) {
                        subscribed.put(scheduler, scheduler.elapsed().plus(AT_ONCE));
                    }
                    return it;
                },
                (scheduler, it) -> {
                    Duration end = subscribed.getOrDefault(scheduler, Duration.ZERO);
                    boolean isAtOnce = scheduler.elapsed().compareTo(end) < 0;
                    return isAtOnce && it instanceof WatchResponse response
                            ? response.toBuilder().setSeq(Math.min(1, response.getSeq())).build()
                            : it;
                });
    }

    private static Defect vanishedForgotten() {
        return Defect.ofResponse(
                "VANISHED (EARLIER) forgotten",
                VanishedResponse.class,
                it -> it.toBuilder().clearUids().build());
    }

    private static Defect expungeNotTold() {
        return Defect.ofResponse(
                "expunge not told",
                SinceResponse.class,
                it -> changed(it, changed -> changed.clearVanished()));
    }

    private static Defect flagsNotTold() {
        return Defect.ofResponse(
                "change of flags not told",
                SinceResponse.class,
                it -> changed(it, changed -> changed.clearFlags()));
    }

    private static SinceResponse changed(
            SinceResponse response, UnaryOperator<ModelProto.MailboxDelta.Changed.Builder> change) {
        if (!response.getDelta().hasChanged()) {
            return response;
        }
        var changed = change.apply(response.getDelta().getChanged().toBuilder());
        return response.toBuilder()
                .setDelta(response.getDelta().toBuilder().setChanged(changed))
                .build();
    }
}
