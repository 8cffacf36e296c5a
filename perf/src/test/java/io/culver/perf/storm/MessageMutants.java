package io.culver.perf.storm;

import com.google.protobuf.ByteString;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.OpId;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.proto.IdCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.AppendResponse;
import io.culver.proto.mailbox.v1.DescribeResponse;
import io.culver.proto.mailbox.v1.ExpungeRequest;
import io.culver.proto.mailbox.v1.FetchResponse;
import io.culver.proto.mailbox.v1.MessagesGrpc;
import io.culver.proto.mailbox.v1.ReadRequest;
import io.culver.proto.mailbox.v1.StoreRequest;
import io.culver.proto.model.v1.ModelProto;
import io.grpc.Channel;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Faults in what is done to messages. */
final class MessageMutants {
    private static final long PATIENCE_SECONDS = 10;

    private MessageMutants() {}

    static List<Mutant> all() {
        return Stream.of(
                        losses(),
                        repetitions(),
                        refusals(),
                        places(),
                        flags(),
                        contents(),
                        searches())
                .flatMap(List::stream)
                .toList();
    }

    /** OK, and nothing that is kept. */
    private static List<Mutant> losses() {
        return List.of(
                Mutant.ofAnswer(
                                "answers APPEND and forgets the message",
                                MessagesGrpc.getAppendMethod(),
                                MessageMutants::remove,
                                "I5")
                        .every(10),
                Mutant.ofRequest(
                                "answers STORE and does nothing",
                                MessagesGrpc.getStoreMethod(),
                                (_, store) -> Optional.of(store.toBuilder().clearUids().build()),
                                "I7")
                        .every(3));
    }

    /** More or less than was asked for. */
    private static List<Mutant> repetitions() {
        return List.of(
                Mutant.ofAnswer(
                                "appends again without the id of the operation",
                                MessagesGrpc.getAppendMethod(),
                                MessageMutants::appendAgain,
                                "I6")
                        .every(10),
                Mutant.ofAnswer(
                                "copies again without the id of the operation",
                                MessagesGrpc.getCopyMethod(),
                                (requests, response, service) -> {
                                    var again = requests.getFirst().toBuilder().setOpId(newOp());
                                    var _ =
                                            MessagesGrpc.newBlockingStub(service)
                                                    .copy(again.build());
                                    return Optional.of(response);
                                },
                                "I6")
                        .every(3),
                Mutant.ofRequest(
                        "keeps half of an APPEND of several",
                        MessagesGrpc.getAppendMethod(),
                        (before, request) ->
                                before.stream().filter(AppendRequest::hasStart).count()
                                                        + (request.hasStart() ? 1 : 0)
                                                > 1
                                        ? Optional.empty()
                                        : Optional.of(request),
                        "I15"));
    }

    /** NO, and it was done. */
    private static List<Mutant> refusals() {
        return List.of(
                Mutant.ofAnswer(
                                "refuses an APPEND that it has done",
                                MessagesGrpc.getAppendMethod(),
                                (_, _, _) -> {
                                    throw new MailException(MailError.LIMIT, "Too many");
                                },
                                "I6")
                        .every(10),
                Mutant.ofAnswer(
                                "refuses an EXPUNGE that it has done",
                                MessagesGrpc.getExpungeMethod(),
                                (_, _, _) -> {
                                    throw new MailException(MailError.LIMIT, "Too many");
                                },
                                "I5")
                        .every(3));
    }

    /** Wrong UIDs, and messages in two places. */
    private static List<Mutant> places() {
        return List.of(
                Mutant.ofAnswer(
                                "gives a UID below another one",
                                MessagesGrpc.getAppendMethod(),
                                (_, response, _) ->
                                        Optional.of(
                                                response.toBuilder()
                                                        .setUids(shifted(response.getUids(), -1))
                                                        .build()),
                                "I1",
                                "I2",
                                "I4")
                        .every(5),
                Mutant.ofAnswer(
                        "tells other UIDs of copies",
                        MessagesGrpc.getCopyMethod(),
                        (_, response, _) ->
                                Optional.of(
                                        response.toBuilder()
                                                .setTargetUids(shifted(response.getTargetUids(), 1))
                                                .build()),
                        "I2",
                        "I6",
                        "I15"),
                Mutant.ofOther(
                        "leaves moved messages in their mailbox",
                        MessagesGrpc.getMoveMethod(),
                        MessagesGrpc.getCopyMethod(),
                        "I14"));
    }

    /** Flags and mod-sequences. */
    private static List<Mutant> flags() {
        return List.of(
                Mutant.ofRequest(
                                "loses other flags when it sets one",
                                MessagesGrpc.getStoreMethod(),
                                (_, store) -> Optional.of(overwriting(store)),
                                "I7")
                        .every(2),
                Mutant.ofRequest(
                                "leaves out a message of a STORE",
                                MessagesGrpc.getStoreMethod(),
                                (_, store) ->
                                        Optional.of(
                                                store.toBuilder()
                                                        .setUids(withoutFirst(store.getUids()))
                                                        .build()),
                                "I7")
                        .every(3),
                Mutant.ofRequest(
                        "ignores UNCHANGEDSINCE",
                        MessagesGrpc.getStoreMethod(),
                        (_, store) -> Optional.of(store.toBuilder().clearUnchangedSince().build()),
                        "I7"),
                Mutant.ofAnswer(
                        "uses a MODSEQ again",
                        MessagesGrpc.getFetchMethod(),
                        (_, response, _) -> Optional.of(coarse(response)),
                        "I8"));
    }

    /** What belongs to other messages, and to other users. */
    private static List<Mutant> contents() {
        return List.of(
                Mutant.ofRequest(
                                "gives another message's octets",
                                MessagesGrpc.getReadMethod(),
                                swappingOctets(),
                                "I1")
                        .every(2),
                Mutant.ofRequest(
                                "gives another user's octets",
                                MessagesGrpc.getReadMethod(),
                                swappingAccounts(),
                                "I17")
                        .every(2),
                Mutant.ofAnswer(
                        "swaps two envelopes",
                        MessagesGrpc.getDescribeMethod(),
                        (_, response, _) -> Optional.of(swapped(response)),
                        "I1"));
    }

    /** Wrong answers to SEARCH. */
    private static List<Mutant> searches() {
        return List.of(
                Mutant.ofAnswer(
                        "finds too little",
                        MessagesGrpc.getSearchMethod(),
                        (_, response, _) ->
                                Optional.of(
                                        response.toBuilder()
                                                .setUids(withoutFirst(response.getUids()))
                                                .build()),
                        "I18"),
                Mutant.ofAnswer(
                        "finds too much",
                        MessagesGrpc.getSearchMethod(),
                        (_, response, _) ->
                                Optional.of(
                                        response.toBuilder()
                                                .setUids(upTo(response.getUids()))
                                                .build()),
                        "I18"));
    }

    static ModelProto.UidSet withoutFirst(ModelProto.UidSet set) {
        UidSet uids = UidSetCodec.decode(set);
        return uids.first()
                .map(first -> UidSetCodec.encode(uids.minus(UidSet.of(first))))
                .orElse(set);
    }

    private static ModelProto.UidSet upTo(ModelProto.UidSet set) {
        return UidSetCodec.decode(set)
                .last()
                .map(last -> UidSetCodec.encode(UidSet.of(new Uid(1), last)))
                .orElse(set);
    }

    private static ModelProto.UidSet shifted(ModelProto.UidSet set, long by) {
        UidSet.Builder shifted = UidSet.builder();
        UidSetCodec.decode(set).forEach(uid -> shifted.add(new Uid(Math.max(1, uid.value() + by))));
        return UidSetCodec.encode(shifted.build());
    }

    private static ByteString newOp() {
        return IdCodec.encode(new OpId(UUID.randomUUID()));
    }

    /** As if the answer had come before a commit that then did not. */
    private static Optional<AppendResponse> remove(
            List<AppendRequest> requests, AppendResponse response, Channel service) {
        var messages = MessagesGrpc.newBlockingStub(service);
        ByteString account = requests.getFirst().getStart().getAccountId();
        var deleted =
                ModelProto.FlagChange.newBuilder()
                        .setKind(ModelProto.FlagChange.Kind.ADD)
                        .setFlags(ModelProto.Flags.newBuilder().addNames("\\Deleted"));
        var _ =
                messages.store(
                        StoreRequest.newBuilder()
                                .setAccountId(account)
                                .setOpId(newOp())
                                .setMailboxId(response.getMailboxId())
                                .setUids(response.getUids())
                                .setChange(deleted)
                                .build());
        var _ =
                messages.expunge(
                        ExpungeRequest.newBuilder()
                                .setAccountId(account)
                                .setOpId(newOp())
                                .setMailboxId(response.getMailboxId())
                                .setUids(response.getUids())
                                .build());
        return Optional.of(response);
    }

    private static Optional<AppendResponse> appendAgain(
            List<AppendRequest> requests, AppendResponse response, Channel service) {
        var done = new CountDownLatch(1);
        StreamObserver<AppendRequest> again =
                MessagesGrpc.newStub(service)
                        .append(
                                new StreamObserver<>() {
                                    @Override
                                    public void onNext(AppendResponse other) {}

                                    @Override
                                    public void onError(Throwable failure) {
                                        done.countDown();
                                    }

                                    @Override
                                    public void onCompleted() {
                                        done.countDown();
                                    }
                                });
        for (AppendRequest request : requests) {
            var copy = request.toBuilder();
            if (request.hasStart()) {
                copy.getStartBuilder().setOpId(newOp());
            }
            again.onNext(copy.build());
        }
        again.onCompleted();
        try {
            var _ = done.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.of(response);
    }

    private static StoreRequest overwriting(StoreRequest store) {
        var copy = store.toBuilder();
        if (store.getChange().getKind() == ModelProto.FlagChange.Kind.ADD) {
            copy.getChangeBuilder().setKind(ModelProto.FlagChange.Kind.REPLACE);
        }
        return copy.build();
    }

    private static FetchResponse coarse(FetchResponse response) {
        var copy = response.toBuilder();
        for (int i = 0; i < copy.getRows().getModSeqsCount(); i++) {
            copy.getRowsBuilder().setModSeqs(i, copy.getRows().getModSeqs(i) / 8 * 8 + 1);
        }
        return copy.build();
    }

    private static Mutant.Request<ReadRequest> swappingOctets() {
        Map<ByteString, Long> last = new ConcurrentHashMap<>();
        return (_, request) -> {
            var copy = request.toBuilder();
            for (var stretch : copy.getStretchesBuilderList()) {
                Long other = last.put(request.getAccountId(), stretch.getEmailId());
                stretch.setEmailId(other == null ? stretch.getEmailId() : other);
            }
            return Optional.of(copy.build());
        };
    }

    private static Mutant.Request<ReadRequest> swappingAccounts() {
        AtomicReference<ByteString> last = new AtomicReference<>(ByteString.EMPTY);
        return (_, request) -> {
            ByteString other = last.getAndSet(request.getAccountId());
            return Optional.of(
                    other.isEmpty() ? request : request.toBuilder().setAccountId(other).build());
        };
    }

    private static DescribeResponse swapped(DescribeResponse response) {
        if (response.getDescriptionsCount() < 2) {
            return response;
        }
        var copy = response.toBuilder();
        copy.getDescriptionsBuilder(0).setMeta(response.getDescriptions(1).getMeta());
        copy.getDescriptionsBuilder(1).setMeta(response.getDescriptions(0).getMeta());
        return copy.build();
    }
}
