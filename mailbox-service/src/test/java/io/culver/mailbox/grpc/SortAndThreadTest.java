package io.culver.mailbox.grpc;

import static io.culver.mailbox.grpc.RunningService.newOp;
import static io.culver.mailbox.grpc.RunningService.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.MailError;
import io.culver.model.SearchCriteria;
import io.culver.model.SortCriterion;
import io.culver.model.SortKey;
import io.culver.model.SortOrder;
import io.culver.model.ThreadAlgorithm;
import io.culver.model.ThreadMember;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.SortCodec;
import io.culver.proto.ThreadCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.CopyRequest;
import io.culver.proto.mailbox.v1.SortRequest;
import io.culver.proto.mailbox.v1.SortResponse;
import io.culver.proto.mailbox.v1.ThreadRequest;
import io.culver.proto.mailbox.v1.ThreadResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sort and Thread: what is kept for them stays that of the mailbox. */
class SortAndThreadTest {
    private static final SearchCriteria ALL = new SearchCriteria.All();

    @TempDir private Path folder;
    private RunningService running;
    private long inbox;

    @BeforeEach
    void start() throws IOException {
        running = new RunningService(folder);
        inbox = running.open("INBOX").getStatus().getMailboxId();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void knowsWhatIsNewAndForgetsWhatIsGone() throws Exception {
        running.append("INBOX", subject("b"), subject("a"));
        assertEquals(List.of(2L, 1L), sort(inbox, ALL));
        running.append("INBOX", subject("ab"));
        assertEquals(List.of(2L, 3L, 1L), sort(inbox, ALL));
        assertEquals(
                List.of(3L, 1L),
                sort(inbox, new SearchCriteria.Not(new SearchCriteria.InUids(uids(2, 2)))));
        running.append("INBOX", subject("aa"));
        assertEquals(List.of(2L, 4L, 3L, 1L), sort(inbox, ALL));
    }

    @Test
    void sortsCopiesInTheirMailbox() throws Exception {
        running.append("INBOX", subject("b"), subject("a"), subject("c"));
        running.append("INBOX", subject("0"));
        var _ =
                running.messages()
                        .copy(
                                CopyRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setOpId(newOp())
                                        .setMailboxId(inbox)
                                        .setUids(UidSetCodec.encode(uids(1, 3)))
                                        .setTarget("Archive")
                                        .build());
        long archive = running.open("Archive").getStatus().getMailboxId();
        assertEquals(List.of(2L, 1L, 3L), sort(archive, ALL));
    }

    /** Its header is too long to be kept beside the message, so it is read for this. */
    @Test
    void findsReferencesInALongHeader() throws Exception {
        String padding = "X-Padding: " + "x".repeat(900) + "\r\n";
        running.append(
                "INBOX",
                mail("Message-ID: <a@x>\r\n"),
                mail(padding.repeat(100) + "References: <a@x>\r\nMessage-ID: <b@x>\r\n"));
        assertEquals(
                List.of(member(1, 1), member(2, 0)), thread(inbox, ThreadAlgorithm.REFERENCES));
    }

    @Test
    void tellsManyInSeveralResponsesInOrder() throws Exception {
        byte[][] messages =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> subject(Integer.toString(20_000 - i)))
                        .toArray(byte[][]::new);
        running.append("INBOX", messages);
        List<Long> sorted = sort(inbox, ALL);
        assertEquals(1_000, sorted.size());
        assertEquals(1_000L, sorted.getFirst());
        assertEquals(1L, sorted.getLast());
        assertEquals(1_000, thread(inbox, ThreadAlgorithm.ORDEREDSUBJECT).size());
    }

    @Test
    void findsNothingInAnEmptyMailboxAndRefusesOneThatIsGone() {
        assertTrue(sort(inbox, ALL).isEmpty());
        assertTrue(thread(inbox, ThreadAlgorithm.REFERENCES).isEmpty());
        assertEquals(MailError.NO_SUCH_MAILBOX, refusal(() -> sort(999, ALL)));
    }

    private List<Long> sort(long mailbox, SearchCriteria criteria) {
        var order = new SortOrder(List.of(new SortCriterion(SortKey.SUBJECT, false)));
        Iterator<SortResponse> responses =
                running.messages()
                        .sort(
                                SortRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setMailboxId(mailbox)
                                        .setCriteria(CriteriaCodec.encode(criteria))
                                        .addAllOrder(SortCodec.encode(order))
                                        .build());
        List<Long> uids = new ArrayList<>();
        responses.forEachRemaining(response ->
                response.getUidsList().forEach(uid -> uids.add(Integer.toUnsignedLong(uid))));
        return uids;
    }

    private List<ThreadMember> thread(long mailbox, ThreadAlgorithm algorithm) {
        Iterator<ThreadResponse> responses =
                running.messages()
                        .thread(
                                ThreadRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setMailboxId(mailbox)
                                        .setCriteria(CriteriaCodec.encode(ALL))
                                        .setAlgorithm(ThreadCodec.encode(algorithm))
                                        .build());
        List<ThreadMember> members = new ArrayList<>();
        responses.forEachRemaining(
                response -> members.addAll(ThreadCodec.decode(response.getMembers())));
        return members;
    }

    private static ThreadMember member(long uid, int replies) {
        return new ThreadMember(Optional.of(new Uid(uid)), replies);
    }

    private static UidSet uids(long first, long last) {
        return UidSet.of(new Uid(first), new Uid(last));
    }

    private static byte[] subject(String subject) {
        return mail("Subject: " + subject + "\r\n");
    }

    private static byte[] mail(String header) {
        return (header + "\r\nHello.\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
