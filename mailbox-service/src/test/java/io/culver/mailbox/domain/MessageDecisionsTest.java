package io.culver.mailbox.domain;

import static io.culver.mailbox.domain.Story.add;
import static io.culver.mailbox.domain.Story.flags;
import static io.culver.mailbox.domain.Story.remove;
import static io.culver.mailbox.domain.Story.replace;
import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.MailError;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MessageRow;
import io.culver.model.ModSeq;
import io.culver.model.QuotaLimits;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** APPEND, STORE, EXPUNGE, COPY and MOVE. RFC 9051 §6.3.12, §6.4.3, §6.4.6 to §6.4.8 */
class MessageDecisionsTest {
    private static final MailboxName TARGET = new MailboxName("b");

    private static List<MessageRow> rows(MailboxState mailbox) {
        return mailbox.messages().select(uids(1, Uid.MAX)).stream()
                .flatMap(SelectedRows::stream)
                .toList();
    }

    /** Rules F1, F2, F11. */
    @Test
    void appendGivesUidsInOrderAndOneModSeq() {
        Story story = Story.with("a");

        Answer.Appended first = story.append("a", 2);
        Answer.Appended second = story.append("a", 3);

        assertEquals(uids(1, 2), first.uids());
        assertEquals(uids(3, 5), second.uids());
        assertEquals(6, story.mailbox("a").uidNext().value());
        assertEquals(second.modSeq(), story.mailbox("a").highestModSeq());
        assertTrue(second.modSeq().isAfter(first.modSeq()));
        assertEquals(
                List.of(first.modSeq(), second.modSeq()),
                rows(story.mailbox("a")).stream().map(MessageRow::modSeq).distinct().toList());
    }

    @Test
    void appendRefusesMissingTargetAndIdsThatWereNotReserved() {
        Story story = Story.with("a");
        NewMessage message = story.message(1, Flags.NONE);

        assertEquals(
                MailError.INVALID,
                story.refusal(new Request.AppendMessages(new MailboxName("a"), List.of(message))));
        assertEquals(
                MailError.INVALID,
                story.refusal(new Request.AppendMessages(new MailboxName("a"), List.of())));
        assertEquals(
                MailError.NO_SUCH_TARGET,
                story.refusal(new Request.AppendMessages(TARGET, List.of(message))));
    }

    @Test
    void storeTouchesOnlyMessagesThatChange() {
        Story story = Story.with("a");
        story.append("a", flags("\\Seen"), Flags.NONE, flags("\\Seen"), Flags.NONE);

        Answer.Stored stored = (Answer.Stored) story.store("a", uids(1, 9), add("\\Seen"));

        assertEquals(UidSet.builder().add(new Uid(2)).add(new Uid(4)).build(), stored.changed());
        assertEquals(0, story.mailbox("a").messages().unseen());
        assertTrue(stored.modSeq().isAfter(rows(story.mailbox("a")).get(0).modSeq()));
        assertEquals(stored.modSeq(), rows(story.mailbox("a")).get(1).modSeq());
    }

    /** Rule F9. */
    @Test
    void storeOfWhatIsThereChangesNothing() {
        Story story = Story.with("a");
        story.append("a", flags("\\Seen", "$Work"));
        ModSeq before = story.state().seq();

        for (var change : List.of(add("\\Seen"), remove("$Other"), replace("$work", "\\Seen"))) {
            Answer.Stored stored = (Answer.Stored) story.store("a", uids(1, 1), change);
            assertEquals(UidSet.EMPTY, stored.changed());
            assertEquals(before, stored.modSeq());
        }
        assertEquals(before, story.state().seq());
        assertEquals(List.of(Flag.of("$Work")), story.mailbox("a").keywords().toList());
    }

    @Test
    void keywordsKeepTheOrderAndTheSpellingOfFirstUse() {
        Story story = Story.with("a", "b");
        story.append("a", flags("$Zebra"), Flags.NONE);
        story.append("b", flags("$apple"));
        story.store("a", uids(2, 2), add("$ZEBRA", "$Apple"));
        story.grant(new Request.CopyMessages(story.id("a"), uids(2, 2), TARGET));

        assertEquals("[$Zebra, $Apple]", story.mailbox("a").keywords().toString());
        assertEquals("[$Apple, $Zebra]", story.flagsOf("a", 2).toString());
        assertEquals("[$apple, $Zebra]", story.mailbox("b").keywords().toString());
        assertEquals("[$apple, $Zebra]", story.flagsOf("b", 2).toString());
    }

    @Test
    void keywordsAreLimited() {
        Story story = Story.with("a", "b");
        List<Flag> many =
                IntStream.range(0, AccountLimits.KEYWORDS).mapToObj(i -> Flag.of("k" + i)).toList();
        story.append("a", Flags.copyOf(many), Flags.NONE);
        story.append("b", flags("other"));

        Request store = new Request.StoreFlags(story.id("a"), uids(2, 2), add("one-more"));
        assertEquals(MailError.LIMIT, story.refusal(store));
        Request copy = new Request.CopyMessages(story.id("a"), uids(1, 2), TARGET);
        assertEquals(MailError.LIMIT, story.refusal(copy));
        story.store("a", uids(1, 2), add("K7"));
    }

    @Test
    void expungeRemovesOnlyDeletedOnesOfThoseGiven() {
        Story story = Story.with("a");
        Flags deleted = flags("\\Deleted");
        story.append("a", deleted, Flags.NONE, deleted, deleted);

        Answer.Expunged expunged =
                (Answer.Expunged) story.grant(new Request.Expunge(story.id("a"), uids(1, 3)));

        assertEquals(UidSet.builder().add(new Uid(1)).add(new Uid(3)).build(), expunged.expunged());
        assertEquals(2, story.mailbox("a").messages().count());
        assertEquals(1, story.mailbox("a").messages().deleted());
        assertEquals(5, story.mailbox("a").uidNext().value());
        assertEquals(expunged.modSeq(), story.mailbox("a").highestModSeq());
    }

    /** Rules F10, H14, H20. */
    @Test
    void copyKeepsEverythingButUidModSeqAndSaveDate() {
        Story story = Story.with("a", "b");
        story.append("a", flags("\\Seen"), flags("$Work"), Flags.NONE);
        story.pass(Duration.ofSeconds(2));

        Answer.Copied copied =
                (Answer.Copied)
                        story.grant(new Request.CopyMessages(story.id("a"), uids(2, 9), TARGET));

        assertEquals(uids(2, 3), copied.sourceUids());
        assertEquals(uids(1, 2), copied.targetUids());
        MessageRow from = rows(story.mailbox("a")).get(1);
        MessageRow to = rows(story.mailbox("b")).get(0);
        assertEquals(
                new MessageRow(
                        new Uid(1),
                        from.email(),
                        from.thread(),
                        from.flags(),
                        copied.modSeq(),
                        from.size(),
                        from.internalDate(),
                        from.saved().plusSeconds(2)),
                to);
        assertEquals(3, story.mailbox("a").messages().count());
    }

    /** Rules F10, I7. */
    @Test
    void moveLeavesNothingBehind() {
        Story story = Story.with("a", "b");
        story.append("a", 4);

        story.grant(new Request.MoveMessages(story.id("a"), uids(2, 3), TARGET));

        assertEquals(2, story.mailbox("a").messages().count());
        assertEquals(2, story.mailbox("b").messages().count());
        assertEquals(story.state().seq(), story.mailbox("a").highestModSeq());
        assertEquals(story.state().seq(), story.mailbox("b").highestModSeq());
    }

    @Test
    void moveIntoTheSameMailboxGivesNewUids() {
        Story story = Story.with("b");
        story.append("b", 3);

        Answer.Copied moved =
                (Answer.Copied)
                        story.grant(new Request.MoveMessages(story.id("b"), uids(1, 2), TARGET));

        assertEquals(uids(4, 5), moved.targetUids());
        assertEquals(uids(3, 5), story.mailbox("b").messages().uids());
    }

    @Test
    void replaceTakesOneAndGivesOneInOneChange() {
        Story story = Story.with("a", "b");
        story.append("a", 3);
        story.grant(new Request.ReserveEmailIds(1));
        NewMessage by = story.message(story.state().nextEmail().value() - 1, flags("\\Seen"));

        Answer.Appended there =
                (Answer.Appended)
                        story.grant(
                                new Request.ReplaceMessage(story.id("a"), new Uid(2), TARGET, by));
        assertEquals(uids(1, 1), there.uids());
        assertEquals(story.id("b"), there.mailbox());
        assertEquals(uids(1, 3).minus(uids(2, 2)), story.mailbox("a").messages().uids());
        assertEquals(there.modSeq(), story.mailbox("a").highestModSeq());
        assertEquals(there.modSeq(), story.mailbox("b").highestModSeq());

        Answer.Appended here =
                (Answer.Appended)
                        story.grant(
                                new Request.ReplaceMessage(
                                        story.id("a"), new Uid(3), new MailboxName("a"), by));
        assertEquals(uids(4, 4), here.uids());
        assertEquals(2, story.mailbox("a").messages().count());
    }

    @Test
    void replaceOfWhatIsGoneStoresNothing() {
        Story story = Story.with("a", "b");
        story.append("a", 1);
        story.grant(new Request.ReserveEmailIds(1));
        NewMessage by = story.message(1, Flags.NONE);
        ModSeq before = story.state().seq();

        assertEquals(
                MailError.NO_SUCH_MESSAGE,
                story.refusal(new Request.ReplaceMessage(story.id("a"), new Uid(2), TARGET, by)));
        assertEquals(
                MailError.NO_SUCH_MAILBOX,
                story.refusal(
                        new Request.ReplaceMessage(new MailboxId(99), new Uid(1), TARGET, by)));
        assertEquals(
                MailError.NO_SUCH_TARGET,
                story.refusal(
                        new Request.ReplaceMessage(
                                story.id("a"), new Uid(1), new MailboxName("nope"), by)));
        assertEquals(before, story.state().seq());
    }

    @Test
    void copyAndMoveOfNothingChangeNothing() {
        Story story = Story.with("a", "b");
        ModSeq before = story.state().seq();

        Answer.Copied copied =
                (Answer.Copied)
                        story.grant(new Request.MoveMessages(story.id("a"), uids(7, 9), TARGET));

        assertTrue(copied.sourceUids().isEmpty());
        assertEquals(before, story.state().seq());
    }

    @Test
    void missingMailboxesAreTold() {
        Story story = Story.with("a");
        MailboxId gone = new MailboxId(99);

        assertEquals(
                MailError.NO_SUCH_MAILBOX,
                story.refusal(new Request.StoreFlags(gone, uids(1, 1), add("\\Seen"))));
        assertEquals(
                MailError.NO_SUCH_MAILBOX, story.refusal(new Request.Expunge(gone, uids(1, 1))));
        assertEquals(
                MailError.NO_SUCH_MAILBOX,
                story.refusal(new Request.CopyMessages(gone, uids(1, 1), new MailboxName("a"))));
        assertEquals(
                MailError.NO_SUCH_TARGET,
                story.refusal(new Request.MoveMessages(story.id("a"), uids(1, 1), TARGET)));
    }

    @Test
    void uidsThatRunOutAreALimit() {
        Story story = Story.with("a");
        story.grant(new Request.ReserveEmailIds(1));
        MailboxState full =
                new MailboxState(
                        story.id("a"),
                        new MailboxName("a"),
                        story.mailbox("a").uidValidity(),
                        new Uid(Uid.MAX),
                        ModSeq.ZERO,
                        Keywords.NONE,
                        story.mailbox("a").use(),
                        Messages.NONE);
        AccountState state =
                AccountState.of(
                        story.state().counters(),
                        List.of(full),
                        List.of(),
                        Map.of(),
                        OpWindow.EMPTY);
        Request append =
                new Request.AppendMessages(
                        new MailboxName("a"), List.of(story.message(1, Flags.NONE)));

        Decision decision =
                Decider.decide(
                        state,
                        History.beginningAfter(state.seq()),
                        story.newOp(),
                        Instant.EPOCH,
                        append,
                        QuotaLimits.NONE);

        assertEquals(MailError.LIMIT, ((Decision.Refuse) decision).refusal().error());
    }
}
