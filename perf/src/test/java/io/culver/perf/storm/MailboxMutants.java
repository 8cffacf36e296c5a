package io.culver.perf.storm;

import com.google.protobuf.ByteString;
import io.culver.proto.mailbox.v1.ChangesGrpc;
import io.culver.proto.mailbox.v1.ListRequest;
import io.culver.proto.mailbox.v1.MailboxesGrpc;
import io.culver.proto.mailbox.v1.OpenRequest;
import io.culver.proto.mailbox.v1.OpenResponse;
import io.culver.proto.mailbox.v1.SinceResponse;
import io.culver.proto.mailbox.v1.StatusRequest;
import io.culver.proto.mailbox.v1.StatusResponse;
import io.culver.proto.model.v1.ModelProto.MailboxStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Faults in what is told of mailboxes and their changes. */
final class MailboxMutants {
    private MailboxMutants() {}

    static List<Mutant> all() {
        return Stream.of(changes(), moreChanges(), counters(), states(), names())
                .flatMap(List::stream)
                .toList();
    }

    /** Changes that sessions are not told of. */
    private static List<Mutant> changes() {
        return List.of(
                Mutant.ofAnswer(
                                "drops one VANISHED",
                                ChangesGrpc.getSinceMethod(),
                                (_, response, _) -> Optional.of(withoutVanished(response)),
                                "I11",
                                "I19")
                        .every(2),
                Mutant.ofAnswer(
                        "drops one VANISHED (EARLIER)",
                        ChangesGrpc.getVanishedMethod(),
                        (_, response, _) ->
                                Optional.of(
                                        response.toBuilder()
                                                .setUids(
                                                        MessageMutants.withoutFirst(
                                                                response.getUids()))
                                                .build()),
                        "I11"),
                Mutant.ofAnswer(
                        "loses every notice",
                        ChangesGrpc.getWatchMethod(),
                        (_, _, _) -> Optional.empty(),
                        "I11",
                        "I19"));
    }

    /** Changes that sessions are told of in part. */
    private static List<Mutant> moreChanges() {
        return List.of(
                Mutant.ofAnswer(
                                "does not tell of new messages",
                                ChangesGrpc.getSinceMethod(),
                                (_, response, _) -> Optional.of(withoutAppeared(response)),
                                "I11",
                                "I19")
                        .every(2),
                Mutant.ofAnswer(
                                "does not tell of flags",
                                ChangesGrpc.getSinceMethod(),
                                (_, response, _) -> Optional.of(withoutFlags(response)),
                                "I11")
                        .every(2));
    }

    /** Wrong answers to STATUS. */
    private static List<Mutant> counters() {
        return List.of(
                ofStatus(
                        "counts one more message",
                        status -> status.setMessages(status.getMessages() + 1),
                        "I13"),
                ofStatus(
                        "counts one more unseen message",
                        status -> status.setUnseen(status.getUnseen() + 1),
                        "I13"),
                ofStatus(
                        "counts one octet more",
                        status -> status.setOctets(status.getOctets() + 1),
                        "I13"),
                ofStatus(
                        "tells a lower UIDNEXT",
                        status -> status.setUidNext(Math.max(1, status.getUidNext() - 1)),
                        "I4"),
                Mutant.ofAnswer(
                        "uses a UIDVALIDITY again",
                        MailboxesGrpc.getStatusMethod(),
                        (requests, response, _) -> Optional.of(constant(requests, response)),
                        "I16"));
    }

    /** Wrong answers to SELECT. */
    private static List<Mutant> states() {
        return List.of(
                Mutant.ofAnswer(
                                "selects a state that is over",
                                MailboxesGrpc.getOpenMethod(),
                                stale(),
                                "I4",
                                "I5",
                                "I9")
                        .every(2),
                Mutant.ofAnswer(
                        "tells too high a HIGHESTMODSEQ",
                        MailboxesGrpc.getOpenMethod(),
                        (_, response, _) -> Optional.of(ahead(response)),
                        "I9",
                        "I11"));
    }

    /** Names that are not what they were made. */
    private static List<Mutant> names() {
        return List.of(
                Mutant.ofOther(
                                "answers DELETE and does nothing",
                                MailboxesGrpc.getDeleteMethod(),
                                MailboxesGrpc.getSubscribeMethod(),
                                "I16")
                        .every(3),
                Mutant.ofRequest(
                                "lists another user's mailboxes",
                                MailboxesGrpc.getListMethod(),
                                othersMailboxes(),
                                "I17")
                        .every(2));
    }

    private static Mutant ofStatus(
            String name, Consumer<MailboxStatus.Builder> change, String violated) {
        return Mutant.ofAnswer(
                name,
                MailboxesGrpc.getStatusMethod(),
                (_, response, _) -> {
                    var copy = response.toBuilder();
                    change.accept(copy.getStatusBuilder());
                    return Optional.of(copy.build());
                },
                violated);
    }

    private static SinceResponse withoutVanished(SinceResponse response) {
        if (!response.getDelta().hasChanged()) {
            return response;
        }
        var copy = response.toBuilder();
        var changed = copy.getDeltaBuilder().getChangedBuilder();
        changed.setVanished(MessageMutants.withoutFirst(changed.getVanished()));
        return copy.build();
    }

    private static SinceResponse withoutAppeared(SinceResponse response) {
        if (!response.getDelta().hasChanged()) {
            return response;
        }
        var copy = response.toBuilder();
        copy.getDeltaBuilder().getChangedBuilder().clearAppeared();
        return copy.build();
    }

    private static SinceResponse withoutFlags(SinceResponse response) {
        if (!response.getDelta().hasChanged()) {
            return response;
        }
        var copy = response.toBuilder();
        copy.getDeltaBuilder().getChangedBuilder().clearFlags();
        return copy.build();
    }

    /** Mailboxes that come and go. */
    private static StatusResponse constant(List<StatusRequest> requests, StatusResponse response) {
        var copy = response.toBuilder();
        if (requests.getFirst().getName().contains("scratch")) {
            copy.getStatusBuilder().setUidValidity(1);
        }
        return copy.build();
    }

    private static Mutant.Answer<OpenRequest, OpenResponse> stale() {
        Map<String, OpenResponse> first = new ConcurrentHashMap<>();
        return (requests, response, _) -> {
            OpenRequest request = requests.getFirst();
            OpenResponse before =
                    first.putIfAbsent(request.getAccountId() + request.getName(), response);
            return Optional.of(before == null ? response : before);
        };
    }

    private static OpenResponse ahead(OpenResponse response) {
        var copy = response.toBuilder();
        var status = copy.getSnapshotBuilder().getStatusBuilder();
        status.setHighestModSeq(status.getHighestModSeq() + 100);
        return copy.build();
    }

    private static Mutant.Request<ListRequest> othersMailboxes() {
        AtomicReference<ByteString> last = new AtomicReference<>(ByteString.EMPTY);
        return (_, request) -> {
            ByteString other = last.getAndSet(request.getAccountId());
            return Optional.of(
                    other.isEmpty() ? request : request.toBuilder().setAccountId(other).build());
        };
    }
}
