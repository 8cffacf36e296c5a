package io.culver.standalone.administration;

import io.culver.model.LoginName;
import io.culver.proto.GrpcErrors;
import io.culver.proto.mailbox.v1.RebuildIndexRequest;
import io.culver.proto.mailbox.v1.SearchAdministrationGrpc;
import io.culver.proto.mailbox.v1.ShowIndexRequest;
import io.culver.proto.mailbox.v1.ShowIndexResponse;
import io.culver.proto.mailbox.v1.VerifyIndexRequest;
import io.culver.proto.search.v1.InspectResponse;
import io.grpc.StatusRuntimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Asks the running service for search indexes, and has them made again. */
public final class SearchIndexClient {
    private static final long DEADLINE_SECONDS = 60;

    private final AdministrationClient client;

    public SearchIndexClient(AdministrationClient client) {
        this.client = client;
    }

    /** What is known of an account's index, in lines for people. {@code NO_SUCH_ACCOUNT}. */
    public List<String> show(LoginName login) {
        ShowIndexResponse shown;
        try {
            shown =
                    SearchAdministrationGrpc.newBlockingStub(client.channel())
                            .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
                            .showIndex(
                                    ShowIndexRequest.newBuilder().setLogin(login.value()).build());
        } catch (StatusRuntimeException e) {
            throw GrpcErrors.fromRead(e);
        }
        InspectResponse known = shown.getIndex();
        List<String> lines = new ArrayList<>();
        if (known.hasIndex()) {
            InspectResponse.Index index = known.getIndex();
            lines.add(
                    "index: up to change %d of %d, %d messages, %s in %d files"
                            .formatted(
                                    index.getIndexedSeq(),
                                    shown.getHead(),
                                    index.getMessages(),
                                    size(index.getOctets()),
                                    index.getFiles()));
            if (index.getSkippedDocuments() > 0) {
                lines.add(skipped(index));
            }
        } else {
            lines.add("index: none on its node yet, of %d changes".formatted(shown.getHead()));
        }
        lines.add(known.hasCopy() ? copy(known.getCopy(), shown.getHead()) : "copy: none");
        return lines;
    }

    private static String skipped(InspectResponse.Index index) {
        List<String> reasons =
                index.getSkippedList().stream()
                        .map(it -> it.getReason() + " in " + it.getMessages() + " messages")
                        .sorted()
                        .toList();
        return "attached documents without all of their text: %d (%s)"
                .formatted(
                        index.getSkippedDocuments(),
                        reasons.isEmpty() ? "reasons unknown" : String.join(", ", reasons));
    }

    private static String copy(InspectResponse.Copy copy, long head) {
        return "copy: up to change %d of %d, %s in %d files%s"
                .formatted(
                        copy.getIndexedSeq(),
                        head,
                        size(copy.getOctets()),
                        copy.getFiles(),
                        copy.getReadable() ? "" : ", in another format than its node's");
    }

    private static String size(long octets) {
        return octets < 10 << 20
                ? Math.ceilDiv(octets, 1 << 10) + " KiB"
                : String.format(Locale.ROOT, "%.1f MiB", octets / 1048576.0);
    }

    /** How many messages are in an index that is made, of how many. */
    public record Made(long messages, long of) {}

    /** Deletes an index and its copy, and makes it again. {@code NO_SUCH_ACCOUNT}. */
    public Made rebuild(LoginName login, Consumer<Made> progress) {
        var request = RebuildIndexRequest.newBuilder().setLogin(login.value()).build();
        var so = new AtomicReference<>(new Made(0, 0));
        Calls.drain(
                SearchAdministrationGrpc.newBlockingV2Stub(client.channel()).rebuildIndex(request),
                response -> {
                    so.set(new Made(response.getMessages(), response.getAllMessages()));
                    progress.accept(so.get());
                });
        return so.get();
    }

    /** How many messages have been compared, and how many of the index are expunged. */
    public record Verified(long messages, long expunged, long differences) {}

    /** Has an index compared with the mail. {@code NO_SUCH_ACCOUNT}. */
    public Verified verify(
            LoginName login, Consumer<Verified> progress, Consumer<String> difference) {
        var request = VerifyIndexRequest.newBuilder().setLogin(login.value()).build();
        var so = new AtomicReference<>(new Verified(0, 0, 0));
        Calls.drain(
                SearchAdministrationGrpc.newBlockingV2Stub(client.channel()).verifyIndex(request),
                response -> {
                    Verified before = so.get();
                    if (response.hasProgress()) {
                        var read = response.getProgress();
                        so.set(
                                new Verified(
                                        read.getMessages(),
                                        read.getExpunged(),
                                        before.differences()));
                        progress.accept(so.get());
                    } else {
                        so.set(
                                new Verified(
                                        before.messages(),
                                        before.expunged(),
                                        before.differences() + 1));
                        difference.accept(response.getDifference());
                    }
                });
        return so.get();
    }
}
