package io.culver.mailbox.grpc;

import static io.culver.mailbox.grpc.RunningService.commit;
import static io.culver.mailbox.grpc.RunningService.mail;
import static io.culver.mailbox.grpc.RunningService.piece;
import static io.culver.mailbox.grpc.RunningService.refusal;
import static io.culver.mailbox.grpc.RunningService.write;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.limits.Limits;
import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.MailError;
import io.culver.proto.mailbox.v1.AppendRequest;
import io.culver.proto.mailbox.v1.AppendResponse;
import io.culver.proto.mailbox.v1.FetchRequest;
import io.culver.proto.mailbox.v1.ReadRequest;
import io.culver.proto.mailbox.v1.ReadResponse;
import io.culver.proto.mailbox.v1.SettleAppendRequest;
import io.culver.proto.model.v1.ModelProto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Append and Read: what goes in comes out, whole or not at all. */
class AppendTest {
    @TempDir private Path folder;
    private final CountingStore store = new CountingStore();
    private RunningService running;

    @BeforeEach
    void start() throws IOException {
        running = new RunningService(folder, store);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    /** Rule F5. */
    @Test
    void givesBackTheSameOctets() throws Exception {
        byte[] message = new byte[300_000];
        new Random(7).nextBytes(message);

        var appended = running.append("INBOX", message);

        assertEquals(1, running.open("INBOX").getStatus().getMessages());
        assertArrayEquals(message, read(firstEmail(appended.getMailboxId()), 0, message.length));
    }

    @Test
    void readsAnyStretchAndLeavesOutWhatIsBeyondTheEnd() throws Exception {
        byte[] message = new byte[Limits.CHUNK_OCTETS * 2 + 100];
        new Random(8).nextBytes(message);
        long email = firstEmail(running.append("INBOX", message).getMailboxId());

        int edge = Limits.CHUNK_OCTETS;
        assertArrayEquals(
                Arrays.copyOfRange(message, edge - 5, edge + 5), read(email, edge - 5, 10));
        assertArrayEquals(
                Arrays.copyOfRange(message, message.length - 3, message.length),
                read(email, message.length - 3, 1_000));
        assertEquals(0, read(email, message.length + 10L, 5).length);
        assertEquals(0, read(email, 3, 0).length);
        assertArrayEquals(message, read(email, 0, Long.MAX_VALUE));
    }

    @Test
    void appendsManyMessagesAsOneChange() throws Exception {
        var appended = running.append("INBOX", mail("one"), mail("two"), mail("three"));

        var snapshot = running.open("INBOX");
        assertEquals(3, snapshot.getStatus().getMessages());
        assertEquals(appended.getUids(), snapshot.getUids());
        assertEquals(appended.getModSeq(), snapshot.getStatus().getHighestModSeq());
        assertEquals(appended.getModSeq(), running.search.notices.take().value());
    }

    @Test
    void replacesOneMessageByOne() throws Exception {
        var first = running.append("INBOX", mail("one"));
        var replaced =
                AppendRequest.Replaced.newBuilder().setMailboxId(first.getMailboxId()).setUid(1);
        var start = running.start("INBOX", mail("two").length, Flags.NONE).toBuilder();
        start.getStartBuilder().setReplaced(replaced);

        var call = running.beginAppend();
        write(call, start.build());
        write(call, piece(mail("two")));
        var second = commit(call);

        var snapshot = running.open("INBOX");
        assertEquals(1, snapshot.getStatus().getMessages());
        assertEquals(second.getUids(), snapshot.getUids());

        var again = running.beginAppend();
        assertEquals(
                MailError.NO_SUCH_MESSAGE,
                refusal(() -> {
                    start.getStartBuilder().setOpId(RunningService.newOp());
                    write(again, start.build());
                    write(again, piece(mail("two")));
                    var _ = commit(again);
                }));
        assertEquals(1, running.open("INBOX").getStatus().getMessages());
    }

    /** The octets that the one who asks again has sent again make it the same append. */
    @Test
    void tellsARepeatedAppendFromAnotherOneByTheSameOperationId() throws Exception {
        AppendRequest start = running.start("INBOX", mail("one").length, Flags.NONE);
        AppendResponse first = append(start, mail("one"));

        assertEquals(first, append(start, mail("one")));
        assertEquals(MailError.INVALID, refusal(() -> append(start, mail("two"))));
        assertEquals(1, running.open("INBOX").getStatus().getMessages());
    }

    private AppendResponse append(AppendRequest start, byte[] octets) throws Exception {
        var call = running.beginAppend();
        write(call, start);
        write(call, piece(octets));
        return commit(call);
    }

    /** Rule H17. */
    @Test
    void streamsLargeMessagesThroughAFewChunks() throws Exception {
        int pieces = 45 * 8;
        MessageDigest sent = MessageDigest.getInstance("SHA-256");
        var call = running.beginAppend();
        write(call, running.start("INBOX", (long) pieces * Limits.CHUNK_OCTETS, Flags.NONE));
        Random random = new Random(9);
        for (int i = 0; i < pieces; i++) {
            byte[] octets = new byte[Limits.CHUNK_OCTETS];
            random.nextBytes(octets);
            sent.update(octets);
            write(call, piece(octets));
        }
        long email = firstEmail(commit(call).getMailboxId());

        assertEquals(pieces, store.chunks());
        assertTrue(store.mostChunksUnderWay() <= Limits.PENDING_WRITES);
        MessageDigest received = MessageDigest.getInstance("SHA-256");
        Iterator<ReadResponse> responses = readResponses(email, 0, Long.MAX_VALUE);
        while (responses.hasNext()) {
            received.update(responses.next().getOctets().asReadOnlyByteBuffer());
        }
        HexFormat hex = HexFormat.of();
        assertEquals(hex.formatHex(sent.digest()), hex.formatHex(received.digest()));
    }

    /** Rules F12, I9. */
    @Test
    void leavesNothingOfAnAppendThatIsCancelled() throws Exception {
        var call = running.beginAppend();
        write(call, running.start("INBOX", mail("whole").length, Flags.NONE));
        write(call, piece(mail("whole")));
        write(call, running.start("INBOX", 1_000_000, Flags.NONE));
        write(call, piece(new byte[Limits.APPEND_PIECE_OCTETS]));
        until(() -> store.chunks() >= 3);

        call.cancel("the client is gone", null);

        until(() -> store.chunks() == 0 && store.metas() == 0);
        assertEquals(0, running.open("INBOX").getStatus().getMessages());
    }

    /** Rule F12. */
    @Test
    void refusesAMessageThatTheStoreDoesNotTakeToItsEnd() throws Exception {
        store.refuseMetas();
        assertEquals(MailError.UNAVAILABLE, refusal(() -> running.append("INBOX", mail("one"))));
        assertEquals(0, running.open("INBOX").getStatus().getMessages());
        assertNothingStored();
    }

    @Test
    void refusesAMessageThatIsNotAsLongAsAnnounced() {
        assertEquals(MailError.INVALID, refusal(() -> appendAnnounced(20, new byte[19])));
        assertEquals(MailError.INVALID, refusal(() -> appendAnnounced(20, new byte[21])));
        assertNothingStored();
    }

    @Test
    void refusesEmptyAndOversizeMessagesBeforeTheirOctets() {
        long tooBig = Limits.MESSAGE_SIZE.octets() + 1;

        assertEquals(MailError.INVALID, refusal(() -> appendAnnounced(0, new byte[0])));
        assertEquals(MailError.TOO_BIG, refusal(() -> appendAnnounced(tooBig, new byte[10])));
        assertNothingStored();
    }

    @Test
    void refusesMissingTargetAndStoresNone() {
        assertEquals(
                MailError.NO_SUCH_TARGET, refusal(() -> running.append("Nowhere", mail("lost"))));
        assertNothingStored();
    }

    @Test
    void storesNoneIfTheLastOfManyIsRefused() {
        assertEquals(
                MailError.INVALID,
                refusal(() -> running.append("INBOX", mail("one"), mail("two"), new byte[0])));
        assertNothingStored();
        assertEquals(0, running.open("INBOX").getStatus().getMessages());
    }

    @Test
    void refusesOctetsBeforeAMessageAndNoMessageAtAll() {
        assertEquals(
                MailError.INVALID,
                refusal(() -> {
                    var call = running.beginAppend();
                    write(call, piece(mail("early")));
                    var _ = commit(call);
                }));
        assertEquals(MailError.INVALID, refusal(() -> commit(running.beginAppend())));
    }

    @Test
    void keepsFlagsOfTheMessages() throws Exception {
        Flags flags = Flags.of(Flag.SEEN, Flag.of("$Forwarded"));

        running.append("INBOX", flags, mail("seen"));

        assertEquals(0, running.open("INBOX").getStatus().getUnseen());
        assertEquals("$Forwarded", running.open("INBOX").getKeywords(0));
    }

    /** Who asks what came of an append that nobody heard of wants to rely on the answer. */
    @Test
    void whatWasSettledAsNotDoneIsNeverDone() throws Exception {
        var start = running.start("INBOX", mail("late").length, Flags.NONE);
        var settle =
                SettleAppendRequest.newBuilder()
                        .setAccountId(running.account)
                        .setOpId(start.getStart().getOpId())
                        .build();

        assertFalse(running.messages().settleAppend(settle).hasAppended());

        assertEquals(
                MailError.INVALID,
                refusal(() -> {
                    var late = running.beginAppend();
                    write(late, start);
                    write(late, piece(mail("late")));
                    var _ = commit(late);
                }));
        assertEquals(0, running.open("INBOX").getStatus().getMessages());
        assertNothingStored();
        assertFalse(running.messages().settleAppend(settle).hasAppended());
    }

    @Test
    void whatWasDoneIsSettledAsDone() throws Exception {
        var start = running.start("INBOX", mail("one").length, Flags.NONE);
        var call = running.beginAppend();
        write(call, start);
        write(call, piece(mail("one")));
        var appended = commit(call);

        var settle =
                SettleAppendRequest.newBuilder()
                        .setAccountId(running.account)
                        .setOpId(start.getStart().getOpId());
        assertEquals(appended, running.messages().settleAppend(settle.build()).getAppended());
    }

    private void appendAnnounced(long announced, byte[] octets) throws Exception {
        var call = running.beginAppend();
        write(call, running.start("INBOX", announced, Flags.NONE));
        write(call, piece(octets));
        var _ = commit(call);
    }

    private void assertNothingStored() {
        until(() -> store.chunks() == 0 && store.metas() == 0);
    }

    private long firstEmail(long mailboxId) {
        return running.messages()
                .fetch(
                        FetchRequest.newBuilder()
                                .setAccountId(running.account)
                                .setMailboxId(mailboxId)
                                .setUids(ModelProto.UidSet.newBuilder().addSteps(1).addSteps(0))
                                .build())
                .next()
                .getRows()
                .getEmailIds(0);
    }

    private byte[] read(long email, long offset, long length) {
        var octets = new ByteArrayOutputStream();
        Iterator<ReadResponse> responses = readResponses(email, offset, length);
        boolean isLast = false;
        while (responses.hasNext()) {
            ReadResponse response = responses.next();
            octets.writeBytes(response.getOctets().toByteArray());
            isLast = response.getLast();
        }
        assertTrue(isLast);
        return octets.toByteArray();
    }

    private Iterator<ReadResponse> readResponses(long email, long offset, long length) {
        return running.messages()
                .read(
                        ReadRequest.newBuilder()
                                .setAccountId(running.account)
                                .addStretches(
                                        ReadRequest.Stretch.newBuilder()
                                                .setEmailId(email)
                                                .setSpan(
                                                        ModelProto.Span.newBuilder()
                                                                .setOffset(offset)
                                                                .setLength(length)))
                                .build());
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofSeconds(20));
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "waited in vain");
            Thread.onSpinWait();
        }
    }
}
