package io.culver.mailbox.grpc;

import static io.culver.mailbox.grpc.RunningService.mail;
import static io.culver.mailbox.grpc.RunningService.newOp;
import static io.culver.mailbox.grpc.RunningService.refusal;
import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.culver.model.Flag;
import io.culver.model.FlagChange;
import io.culver.model.Flags;
import io.culver.model.MailError;
import io.culver.model.MessageMeta;
import io.culver.model.MessageRow;
import io.culver.model.ModSeq;
import io.culver.model.PartialMeta;
import io.culver.model.SearchCriteria;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.proto.CriteriaCodec;
import io.culver.proto.FlagCodec;
import io.culver.proto.IdCodec;
import io.culver.proto.MetaCodec;
import io.culver.proto.RowCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.mailbox.v1.CopyRequest;
import io.culver.proto.mailbox.v1.DescribeRequest;
import io.culver.proto.mailbox.v1.DescribeResponse;
import io.culver.proto.mailbox.v1.ExpungeRequest;
import io.culver.proto.mailbox.v1.FetchRequest;
import io.culver.proto.mailbox.v1.FetchResponse;
import io.culver.proto.mailbox.v1.MoveRequest;
import io.culver.proto.mailbox.v1.ReadRequest;
import io.culver.proto.mailbox.v1.SearchRequest;
import io.culver.proto.mailbox.v1.StoreRequest;
import io.culver.proto.mailbox.v1.StoreResponse;
import io.culver.proto.model.v1.ModelProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetch, Describe, Store, Expunge, Copy, Move and Search. */
class MessagesTest {
    private static final UidSet ALL = UidSet.of(new Uid(1), new Uid(Uid.MAX));

    @TempDir private Path folder;
    private final CountingStore store = new CountingStore();
    private RunningService running;
    private long inbox;

    @BeforeEach
    void start() throws IOException {
        running = new RunningService(folder, store);
        inbox = running.open("INBOX").getStatus().getMailboxId();
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void fetchesTheRowsOfWhatExists() throws Exception {
        running.append("INBOX", Flags.of(Flag.SEEN), mail("one"), mail("two"));

        List<MessageRow> rows = fetch(inbox, uids(2, 9));

        assertEquals(1, rows.size());
        assertEquals(new Uid(2), rows.getFirst().uid());
        assertEquals(Flags.of(Flag.SEEN), rows.getFirst().flags());
        assertEquals(mail("two").length, rows.getFirst().size().octets());
    }

    @Test
    void fetchesManyRowsInOrderAndInSeveralResponses() throws Exception {
        byte[][] messages =
                IntStream.range(0, 900).mapToObj(i -> mail("m" + i)).toArray(byte[][]::new);
        running.append("INBOX", messages);
        running.append("INBOX", messages);

        List<MessageRow> rows = fetch(inbox, ALL);

        assertEquals(1_800, rows.size());
        assertEquals(
                IntStream.rangeClosed(1, 1_800).mapToObj(Uid::new).toList(),
                rows.stream().map(MessageRow::uid).toList());
    }

    @Test
    void refusesToFetchFromAMailboxThatIsGone() {
        assertEquals(MailError.NO_SUCH_MAILBOX, refusal(() -> fetch(999, ALL)));
    }

    @Test
    void describesContentsInTheOrderAskedAndLeavesOutWhatIsGone() throws Exception {
        running.append("INBOX", mail("one"), mail("two"), mail("three"));
        List<Long> emails = fetch(inbox, ALL).stream().map(row -> row.email().value()).toList();

        List<DescribeResponse.Description> descriptions =
                describe(List.of(emails.get(2), 777L, emails.get(0)));

        assertEquals(
                List.of(emails.get(2), emails.get(0)),
                descriptions.stream().map(DescribeResponse.Description::getEmailId).toList());
        MessageMeta third = MetaCodec.decode(descriptions.getFirst().getMeta());
        assertEquals("three", third.envelope().subject().orElseThrow().octets());
        assertEquals("Hello.", third.preview());
    }

    @Test
    void describesWhatIsAskedForAndNoMore() throws Exception {
        running.append("INBOX", mail("one"));
        var request =
                DescribeRequest.newBuilder()
                        .setAccountId(running.account)
                        .addEmailIds(fetch(inbox, ALL).getFirst().email().value())
                        .addParts(ModelProto.MessageMeta.Part.ENVELOPE)
                        .build();

        var answer = running.messages().describe(request).next().getDescriptions(0).getMeta();

        PartialMeta meta = MetaCodec.decodeParts(answer);
        assertEquals("one", meta.envelope().orElseThrow().subject().orElseThrow().octets());
        assertEquals(Optional.empty(), meta.structure());
        assertEquals(Optional.empty(), meta.header());
        assertEquals("", meta.preview());
    }

    @Test
    void refusesToReadAContentThatIsNotThere() {
        var request =
                ReadRequest.newBuilder()
                        .setAccountId(running.account)
                        .addStretches(ReadRequest.Stretch.newBuilder().setEmailId(777))
                        .build();

        assertEquals(
                MailError.NO_SUCH_MESSAGE,
                refusal(() -> running.messages().read(request).hasNext()));
    }

    @Test
    void storesFlagsAndTellsWhatChanged() throws Exception {
        running.append("INBOX", mail("one"), mail("two"));
        var add = new FlagChange.Add(Flags.of(Flag.FLAGGED));
        StoreResponse first = store(uids(1, 1), add, newOp());

        StoreResponse second = store(ALL, add, newOp());

        assertEquals(uids(2, 2), UidSetCodec.decode(second.getChanged()));
        assertTrue(second.getModSeq() > first.getModSeq());
        assertEquals(first.getModSeq(), fetch(inbox, uids(1, 1)).getFirst().modSeq().value());
    }

    @Test
    void repeatsAnAnswerInsteadOfAChange() throws Exception {
        running.append("INBOX", mail("one"));
        ByteString op = newOp();
        var replace = new FlagChange.Replace(Flags.of(Flag.DRAFT));

        StoreResponse first = store(ALL, replace, op);
        StoreResponse again = store(ALL, replace, op);

        assertEquals(first, again);
        assertEquals(
                MailError.INVALID,
                refusal(() ->
                        running.messages()
                                .expunge(
                                        ExpungeRequest.newBuilder()
                                                .setAccountId(running.account)
                                                .setOpId(op)
                                                .setMailboxId(inbox)
                                                .setUids(UidSetCodec.encode(ALL))
                                                .build())));
    }

    @Test
    void refusesAnOperationIdThatAnotherChangeOfFlagsHad() throws Exception {
        running.append("INBOX", mail("one"), mail("two"));
        ByteString op = newOp();
        var draft = new FlagChange.Add(Flags.of(Flag.DRAFT));
        var _ = store(uids(1, 1), draft, op);

        var answered = new FlagChange.Add(Flags.of(Flag.ANSWERED));
        var less = new FlagChange.Remove(Flags.of(Flag.DRAFT));
        assertEquals(MailError.INVALID, refusal(() -> store(uids(2, 2), draft, op)));
        assertEquals(MailError.INVALID, refusal(() -> store(uids(1, 1), answered, op)));
        assertEquals(MailError.INVALID, refusal(() -> store(uids(1, 1), less, op)));
        assertEquals(List.of(Flags.of(Flag.DRAFT), Flags.NONE), flags());
    }

    private List<Flags> flags() {
        return fetch(inbox, ALL).stream().map(MessageRow::flags).toList();
    }

    @Test
    void expungesOnlyWhatIsDeleted() throws Exception {
        running.append("INBOX", mail("one"), mail("two"), mail("three"));
        var _ = store(uids(2, 3), new FlagChange.Add(Flags.of(Flag.DELETED)), newOp());

        var expunged =
                running.messages()
                        .expunge(
                                ExpungeRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setOpId(newOp())
                                        .setMailboxId(inbox)
                                        .setUids(UidSetCodec.encode(uids(1, 2)))
                                        .build());

        assertEquals(uids(2, 2), UidSetCodec.decode(expunged.getExpunged()));
        assertEquals(2, running.open("INBOX").getStatus().getMessages());
    }

    @Test
    void copiesWithFlagsAndSharesTheContent() throws Exception {
        running.append("INBOX", Flags.of(Flag.ANSWERED), mail("one"), mail("two"));
        int chunks = store.chunks();

        var copied =
                running.messages()
                        .copy(
                                CopyRequest.newBuilder()
                                        .setAccountId(running.account)
                                        .setOpId(newOp())
                                        .setMailboxId(inbox)
                                        .setUids(UidSetCodec.encode(uids(2, 5)))
                                        .setTarget("Archive")
                                        .build());

        assertEquals(uids(2, 2), UidSetCodec.decode(copied.getSourceUids()));
        assertEquals(uids(1, 1), UidSetCodec.decode(copied.getTargetUids()));
        long archive = running.open("Archive").getStatus().getMailboxId();
        MessageRow copy = fetch(archive, ALL).getFirst();
        MessageRow original = fetch(inbox, uids(2, 2)).getFirst();
        assertEquals(original.email(), copy.email());
        assertEquals(original.flags(), copy.flags());
        assertEquals(original.internalDate(), copy.internalDate());
        assertEquals(chunks, store.chunks());
    }

    @Test
    void movesAndRefusesAMissingTarget() throws Exception {
        running.append("INBOX", mail("one"), mail("two"));
        var move =
                MoveRequest.newBuilder()
                        .setAccountId(running.account)
                        .setMailboxId(inbox)
                        .setUids(UidSetCodec.encode(uids(1, 1)));

        var moved = running.messages().move(move.setOpId(newOp()).setTarget("Trash").build());

        assertEquals(uids(1, 1), UidSetCodec.decode(moved.getTargetUids()));
        assertEquals(1, running.open("INBOX").getStatus().getMessages());
        assertEquals(1, running.open("Trash").getStatus().getMessages());
        assertEquals(
                MailError.NO_SUCH_TARGET,
                refusal(() ->
                        running.messages()
                                .move(move.setOpId(newOp()).setTarget("Nowhere").build())));
    }

    @Test
    void searchesFlagsWithoutTheSearchService() throws Exception {
        running.search.isDown = true;
        running.append("INBOX", Flags.of(Flag.SEEN), mail("one"));
        long modSeq = running.append("INBOX", mail("two")).getModSeq();

        var unseen = new SearchCriteria.Not(new SearchCriteria.HasFlag(Flag.SEEN));
        var found = running.messages().search(searchFor(unseen));

        assertEquals(uids(2, 2), UidSetCodec.decode(found.getUids()));
        assertEquals(modSeq, found.getHighestModSeq());
    }

    @Test
    void meetsTextAndFlagsAndAsksForTheHeadOfTheLog() throws Exception {
        running.append("INBOX", Flags.of(Flag.SEEN), mail("green tea"), mail("coffee"));
        long modSeq = running.append("INBOX", mail("black tea")).getModSeq();
        var tea = new SearchCriteria.Header("Subject", "TEA");
        var seen = new SearchCriteria.HasFlag(Flag.SEEN);

        assertEquals(uids(1, 1), search(new SearchCriteria.And(List.of(tea, seen))));
        assertEquals(
                UidSet.of(new Uid(3)),
                search(new SearchCriteria.And(List.of(tea, new SearchCriteria.Not(seen)))));
        assertEquals(uids(2, 2), search(new SearchCriteria.Not(tea)));
        assertTrue(running.search.minSeqs.stream().allMatch(seq -> seq.value() >= modSeq));
    }

    @Test
    void refusesATextSearchRatherThanAnswerAPart() throws Exception {
        running.append("INBOX", mail("tea"));
        running.search.isDown = true;

        var tea = new SearchCriteria.Header("Subject", "tea");

        assertEquals(uids(1, 1), search(tea)); // looked through
        assertEquals(MailError.UNAVAILABLE, refusal(() -> search(new SearchCriteria.Fuzzy(tea))));
    }

    @Test
    void looksThroughWhatTheIndexDoesNotKnowYet() throws Exception {
        running.append("INBOX", mail("tea"));
        long known = running.append("INBOX", mail("milk")).getModSeq();
        running.search.fallBehind(IdCodec.accountId(running.account), new ModSeq(known));
        running.append("INBOX", mail("green tea"), mail("black tea"), mail("water"));

        var tea = new SearchCriteria.Header("Subject", "tea");

        assertEquals(uids(1, 1).union(uids(3, 4)), search(tea));
        assertEquals(uids(2, 2).union(uids(5, 5)), search(new SearchCriteria.Not(tea)));
    }

    @Test
    void countsCallsByMethodAndResult() throws Exception {
        running.append("INBOX", mail("one"));
        assertEquals(MailError.NO_SUCH_MAILBOX, refusal(() -> fetch(999, ALL)));

        String method = "culver.mailbox.v1.Messages/";
        eventually(() -> timed(method + "Append", "OK") == 1); // it ends after its answer
        assertEquals(1, timed(method + "Fetch", "NO_SUCH_MAILBOX"));
    }

    private long timed(String method, String result) {
        return running.meters.timer("rpc", "method", method, "result", result).count();
    }

    @Test
    void keepsAccountsApart() throws Exception {
        running.append("INBOX", mail("private"));
        ByteString other = running.addAccount("eve@example.org", "password");

        var request = DescribeRequest.newBuilder().setAccountId(other).addEmailIds(1).build();

        assertFalse(running.messages().describe(request).hasNext());
    }

    private List<MessageRow> fetch(long mailbox, UidSet uids) {
        List<MessageRow> rows = new ArrayList<>();
        running.messages()
                .fetch(
                        FetchRequest.newBuilder()
                                .setAccountId(running.account)
                                .setMailboxId(mailbox)
                                .setUids(UidSetCodec.encode(uids))
                                .build())
                .forEachRemaining(
                        (FetchResponse lot) -> rows.addAll(RowCodec.decode(lot.getRows())));
        return rows;
    }

    private List<DescribeResponse.Description> describe(List<Long> emails) {
        List<DescribeResponse.Description> all = new ArrayList<>();
        running.messages()
                .describe(
                        DescribeRequest.newBuilder()
                                .setAccountId(running.account)
                                .addAllEmailIds(emails)
                                .build())
                .forEachRemaining(lot -> all.addAll(lot.getDescriptionsList()));
        return all;
    }

    private StoreResponse store(UidSet uids, FlagChange change, ByteString op) {
        return running.messages()
                .store(
                        StoreRequest.newBuilder()
                                .setAccountId(running.account)
                                .setOpId(op)
                                .setMailboxId(inbox)
                                .setUids(UidSetCodec.encode(uids))
                                .setChange(FlagCodec.encode(change))
                                .build());
    }

    private UidSet search(SearchCriteria criteria) {
        return UidSetCodec.decode(running.messages().search(searchFor(criteria)).getUids());
    }

    private SearchRequest searchFor(SearchCriteria criteria) {
        return SearchRequest.newBuilder()
                .setAccountId(running.account)
                .setMailboxId(inbox)
                .setCriteria(CriteriaCodec.encode(criteria))
                .build();
    }

    private static UidSet uids(long first, long last) {
        return UidSet.of(new Uid(first), new Uid(last));
    }
}
