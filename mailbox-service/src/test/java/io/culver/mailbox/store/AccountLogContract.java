package io.culver.mailbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What every {@link AccountLog} must do. */
public abstract class AccountLogContract {
    private static final int ALL = 10_000;

    private final AccountId account = new AccountId(UUID.randomUUID());

    /** The log under test; other tests' accounts may be in it. */
    protected abstract AccountLog log();

    @BeforeEach
    void create() {
        log().create(account);
    }

    @Test
    void beginsEmpty() {
        assertEquals(Optional.of(Head.EMPTY), log().head(account));
        assertEquals(List.of(), log().entries(account, ModSeq.ZERO, ALL));
    }

    @Test
    void creatingAgainChangesNothing() {
        Head head = appended(Head.EMPTY, commit("one"));
        log().create(account);
        assertEquals(Optional.of(head), log().head(account));
    }

    @Test
    void anAccountWithoutALogHasNoHead() {
        assertEquals(Optional.empty(), log().head(new AccountId(UUID.randomUUID())));
    }

    @Test
    void anAccountWithoutALogTakesNothing() {
        AccountId stranger = new AccountId(UUID.randomUUID());
        Checkpoint next = checkpoint(0);
        refused(MailError.NO_SUCH_ACCOUNT, () -> log().append(stranger, Head.EMPTY, commit("one")));
        refused(MailError.NO_SUCH_ACCOUNT, () -> log().entries(stranger, ModSeq.ZERO, ALL));
        refused(
                MailError.NO_SUCH_ACCOUNT,
                () -> log().install(stranger, Optional.empty(), next, ModSeq.ZERO));
        assertEquals(Optional.empty(), log().head(stranger));
    }

    @Test
    void appendsWithAscendingNumbers() {
        Commit first = commit("one");
        Commit second = commit("two");
        Head afterFirst = appended(Head.EMPTY, first);
        Head afterSecond = appended(afterFirst, second);

        assertEquals(new ModSeq(1), afterFirst.seq());
        assertEquals(new ModSeq(2), afterSecond.seq());
        assertEquals(Optional.of(second.id()), afterSecond.commit());
        assertEquals(Optional.of(second.hash()), afterSecond.hash());
        assertEquals(Optional.of(afterSecond), log().head(account));
        assertEquals(
                List.of(entry(1, first, "one"), entry(2, second, "two")),
                log().entries(account, ModSeq.ZERO, ALL));
    }

    @Test
    void appendsSeveralEntriesInOneCommit() {
        Commit three = commit("a", "b", "c");
        Head head = appended(Head.EMPTY, three);
        assertEquals(new ModSeq(3), head.seq());
        assertEquals(
                List.of(entry(1, three, "a"), entry(2, three, "b"), entry(3, three, "c")),
                log().entries(account, ModSeq.ZERO, ALL));
    }

    @Test
    void readsFromWhereItIsAskedAndNoMoreThanTheLimit() {
        Head head = Head.EMPTY;
        for (int i = 1; i <= 9; i++) {
            head = appended(head, commit("entry " + i));
        }
        assertEquals(List.of(4L, 5L, 6L), seqs(log().entries(account, new ModSeq(3), 3)));
        assertEquals(List.of(9L), seqs(log().entries(account, new ModSeq(8), 3)));
        assertEquals(List.of(8L, 9L), seqs(log().entries(account, new ModSeq(7), 2)));
        assertEquals(List.of(), log().entries(account, new ModSeq(9), 3));
    }

    @Test
    void readsManyEntriesWithoutAGap() {
        Head head = Head.EMPTY;
        for (int i = 0; i < 5; i++) {
            head = appended(head, commit(IntStream.range(0, 60).mapToObj(j -> "e" + j)));
        }
        List<Long> all = IntStream.rangeClosed(1, 300).mapToObj(Long::valueOf).toList();
        assertEquals(all, seqs(log().entries(account, ModSeq.ZERO, ALL)));
        assertEquals(all.subList(0, 299), seqs(log().entries(account, ModSeq.ZERO, 299)));
    }

    @Test
    void keepsTheLargestEntries() {
        Octets large = filled(StoreLimits.ENTRY_BYTES_MAX, (byte) 7);
        Commit commit = new Commit(newCommitId(), List.of(large, large, large, large));
        appended(Head.EMPTY, commit);
        List<LogEntry> read = log().entries(account, ModSeq.ZERO, ALL);
        assertEquals(4, read.size());
        read.forEach(entry -> assertEquals(large, entry.entry()));
    }

    @Test
    void takesNoEntryThatIsTooLarge() {
        Octets tooLarge = filled(StoreLimits.ENTRY_BYTES_MAX + 1, (byte) 7);
        Commit commit = new Commit(newCommitId(), List.of(tooLarge));
        assertThrows(
                IllegalArgumentException.class, () -> log().append(account, Head.EMPTY, commit));
        assertEquals(Optional.of(Head.EMPTY), log().head(account));
    }

    @Test
    void losesAgainstAHeadThatMoved() {
        Head head = appended(Head.EMPTY, commit("winner"));
        AppendOutcome late = log().append(account, Head.EMPTY, commit("late"));
        assertEquals(new AppendOutcome.Lost(head), late);
        assertEquals(List.of(1L), seqs(log().entries(account, ModSeq.ZERO, ALL)));
    }

    @Test
    void losesAgainstAHeadThatIsNotThereYet() {
        Head head = appended(Head.EMPTY, commit("one"));
        Head ahead =
                new Head(new ModSeq(5), head.commit(), head.hash(), Optional.empty(), ModSeq.ZERO);
        assertEquals(new AppendOutcome.Lost(head), log().append(account, ahead, commit("early")));
    }

    @Test
    void repeatingTheLastCommitChangesNothing() {
        Head before = appended(Head.EMPTY, commit("one"));
        Commit twice = commit("two", "three");
        Head after = appended(before, twice);
        assertEquals(new AppendOutcome.Appended(after), log().append(account, before, twice));
        assertEquals(List.of(1L, 2L, 3L), seqs(log().entries(account, ModSeq.ZERO, ALL)));
    }

    @Test
    void repeatingACommitUnderLaterOnesIsLostAndItsEntryTellsWhoseItIs() {
        Commit first = commit("one");
        Head last = appended(appended(Head.EMPTY, first), commit("two"));
        assertEquals(new AppendOutcome.Lost(last), log().append(account, Head.EMPTY, first));
        assertEquals(first.id(), log().entries(account, ModSeq.ZERO, 1).getFirst().commit());
    }

    @Test
    void exactlyOneOfTheRacersWinsEachNumber() throws Exception {
        int racers = 6;
        int rounds = 8;
        Head head = Head.EMPTY;
        for (int round = 0; round < rounds; round++) {
            Head expected = head;
            List<AppendOutcome> outcomes =
                    Racing.all(racers, _ -> settled(expected, commit("round")));
            List<Head> won =
                    outcomes.stream()
                            .filter(AppendOutcome.Appended.class::isInstance)
                            .map(outcome -> ((AppendOutcome.Appended) outcome).head())
                            .toList();
            assertEquals(1, won.size(), () -> "outcomes " + outcomes);
            head = won.getFirst();
            assertEquals(expected.seq().next(), head.seq());
            for (AppendOutcome outcome : outcomes) {
                if (outcome instanceof AppendOutcome.Lost(Head current)) {
                    assertEquals(head, current);
                }
            }
        }
        assertEquals(rounds, log().entries(account, ModSeq.ZERO, ALL).size());
    }

    @Test
    void racersWhoRetryAllGetInWithoutAGap() throws Exception {
        int racers = 4;
        int each = 10;
        List<List<CommitId>> written = Racing.all(racers, _ -> appendWithRetries(each));
        List<LogEntry> entries = log().entries(account, ModSeq.ZERO, ALL);
        assertEquals(
                IntStream.rangeClosed(1, racers * each).mapToObj(Long::valueOf).toList(),
                seqs(entries));
        List<CommitId> inOrder = entries.stream().map(LogEntry::commit).toList();
        for (List<CommitId> ofOne : written) {
            assertEquals(ofOne, inOrder.stream().filter(ofOne::contains).toList());
        }
    }

    @Test
    void installsACheckpointAndTrims() {
        Head head = appended(Head.EMPTY, commit("a", "b", "c", "d"));
        Checkpoint next = checkpoint(3);
        assertTrue(log().install(account, Optional.empty(), next, new ModSeq(2)));

        assertEquals(Optional.of(head.with(Optional.of(next), new ModSeq(2))), log().head(account));
        assertEquals(List.of(3L, 4L), seqs(log().entries(account, new ModSeq(2), ALL)));
    }

    @Test
    void entriesBelowTheFloorAreCorruption() {
        appended(Head.EMPTY, commit("a", "b", "c"));
        assertTrue(log().install(account, Optional.empty(), checkpoint(3), new ModSeq(3)));
        refused(MailError.CORRUPTION, () -> log().entries(account, ModSeq.ZERO, ALL));
        refused(MailError.CORRUPTION, () -> log().entries(account, new ModSeq(2), 1));
        assertEquals(List.of(), log().entries(account, new ModSeq(3), ALL));
    }

    @Test
    void appendsGoOnAfterACheckpoint() {
        Head head = appended(Head.EMPTY, commit("a", "b"));
        Checkpoint next = checkpoint(2);
        assertTrue(log().install(account, Optional.empty(), next, new ModSeq(2)));
        appended(head, commit("c"));
        Head after = log().head(account).orElseThrow();
        assertEquals(new ModSeq(3), after.seq());
        assertEquals(Optional.of(next), after.checkpoint());
        assertEquals(new ModSeq(2), after.floor());
        assertEquals(List.of(3L), seqs(log().entries(account, new ModSeq(2), ALL)));
    }

    @Test
    void installsOnlyOverTheExpectedCheckpoint() {
        appended(Head.EMPTY, commit("a", "b"));
        Checkpoint first = checkpoint(1);
        Checkpoint second = checkpoint(2);
        Checkpoint other = checkpoint(2);
        assertFalse(log().install(account, Optional.of(other), first, ModSeq.ZERO));
        assertTrue(log().install(account, Optional.empty(), first, ModSeq.ZERO));
        assertFalse(log().install(account, Optional.empty(), second, new ModSeq(1)));
        assertFalse(log().install(account, Optional.of(other), second, new ModSeq(1)));
        assertEquals(Optional.of(first), log().head(account).orElseThrow().checkpoint());
        assertEquals(List.of(1L, 2L), seqs(log().entries(account, ModSeq.ZERO, ALL)));
        assertTrue(log().install(account, Optional.of(first), second, new ModSeq(1)));
        assertEquals(Optional.of(second), log().head(account).orElseThrow().checkpoint());
    }

    @Test
    void installingTheSameRootAgainIsTrue() {
        appended(Head.EMPTY, commit("a", "b"));
        Checkpoint next = checkpoint(2);
        assertTrue(log().install(account, Optional.empty(), next, new ModSeq(1)));
        assertTrue(log().install(account, Optional.empty(), next, new ModSeq(1)));
        assertEquals(List.of(2L), seqs(log().entries(account, new ModSeq(1), ALL)));
    }

    @Test
    void theFloorNeverMovesBack() {
        appended(Head.EMPTY, commit("a", "b", "c"));
        Checkpoint first = checkpoint(2);
        assertTrue(log().install(account, Optional.empty(), first, new ModSeq(2)));
        assertFalse(log().install(account, Optional.of(first), checkpoint(3), new ModSeq(1)));
        assertEquals(new ModSeq(2), log().head(account).orElseThrow().floor());
    }

    @Test
    void oneOfTheRacingInstallersWins() throws Exception {
        appended(Head.EMPTY, commit("a", "b", "c"));
        List<Boolean> installed =
                Racing.all(
                        5,
                        _ -> log().install(account, Optional.empty(), checkpoint(3), ModSeq.ZERO));
        assertEquals(1, installed.stream().filter(won -> won).count());
    }

    @Test
    void installsWhileOthersAppend() throws Exception {
        Head head = appended(Head.EMPTY, commit("a", "b", "c"));
        Checkpoint next = checkpoint(3);
        List<Boolean> done =
                Racing.all(
                        2,
                        racer ->
                                racer == 0
                                        ? log().install(account, Optional.empty(), next, head.seq())
                                        : appendWithRetries(10).size() == 10);
        assertEquals(List.of(true, true), done);
        Head last = log().head(account).orElseThrow();
        assertEquals(new ModSeq(13), last.seq());
        assertEquals(Optional.of(next), last.checkpoint());
        assertEquals(10, log().entries(account, new ModSeq(3), ALL).size());
    }

    @Test
    void accountsDoNotTouchEachOther() {
        AccountId other = new AccountId(UUID.randomUUID());
        log().create(other);
        appended(Head.EMPTY, commit("mine"));
        assertEquals(Optional.of(Head.EMPTY), log().head(other));
        assertEquals(List.of(), log().entries(other, ModSeq.ZERO, ALL));
    }

    private List<CommitId> appendWithRetries(int count) {
        Head head = log().head(account).orElseThrow();
        Stream.Builder<CommitId> written = Stream.builder();
        for (int done = 0; done < count; ) {
            Commit commit = commit("entry");
            switch (settled(head, commit)) {
                case AppendOutcome.Appended(Head next) -> {
                    head = next;
                    written.add(commit.id());
                    done++;
                }
                case AppendOutcome.Lost(Head current) -> head = current;
                case AppendOutcome.Unknown _ -> throw new AssertionError("never settled");
            }
        }
        return written.build().toList();
    }

    /** Asks again as long as the store does not say, as the port tells its callers to. */
    private AppendOutcome settled(Head expected, Commit commit) {
        AppendOutcome outcome = log().append(account, expected, commit);
        for (int i = 0; i < 20 && outcome instanceof AppendOutcome.Unknown; i++) {
            outcome = log().append(account, expected, commit);
        }
        return outcome;
    }

    private Head appended(Head expected, Commit commit) {
        return assertInstanceOf(AppendOutcome.Appended.class, settled(expected, commit)).head();
    }

    private static void refused(MailError error, Executable call) {
        assertEquals(error, assertThrows(MailException.class, call).error());
    }

    private static List<Long> seqs(List<LogEntry> entries) {
        return entries.stream().map(entry -> entry.seq().value()).toList();
    }

    private static LogEntry entry(long seq, Commit commit, String text) {
        return new LogEntry(new ModSeq(seq), commit.id(), octets(text));
    }

    private static Checkpoint checkpoint(long seq) {
        return new Checkpoint(new ModSeq(seq), new ObjectId(UUID.randomUUID()));
    }

    private static Commit commit(String... entries) {
        return commit(Stream.of(entries));
    }

    private static Commit commit(Stream<String> entries) {
        return new Commit(newCommitId(), entries.map(AccountLogContract::octets).toList());
    }

    private static CommitId newCommitId() {
        return new CommitId(UUID.randomUUID());
    }

    private static Octets octets(String text) {
        return Octets.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Octets filled(int size, byte with) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, with);
        return Octets.wrap(bytes);
    }
}
