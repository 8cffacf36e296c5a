package io.culver.mailbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.store.FaultyAccountLog.Faults;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The faults stay within the contract: a writer that follows it gets every commit in just once. */
class FaultyAccountLogTest {
    private final AccountId account = new AccountId(UUID.randomUUID());
    private final AccountLog sound = new MemoryStore().accountLog();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whoRepeatsUnknownCommitsGetsEachInOnce(long seed) {
        var faulty = new FaultyAccountLog(sound, new SplittableRandom(seed), Faults.evenly(0.8));
        faulty.create(account);
        List<CommitId> written = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            CommitId id = new CommitId(UUID.randomUUID());
            appendSurely(faulty, new Commit(id, List.of(Octets.EMPTY)));
            written.add(id);
        }
        faulty.heal();
        assertEquals(written, commits());
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void aCommitWhoseCallerGaveUpMayArriveLaterOnceOrNever(long seed) {
        var faulty =
                new FaultyAccountLog(sound, new SplittableRandom(seed), new Faults(0, 0, 0.2, 0.8));
        faulty.create(account);
        for (int i = 0; i < 100; i++) {
            Head head = faulty.head(account).orElseThrow();
            CommitId id = new CommitId(UUID.randomUUID());
            assertEquals(
                    new AppendOutcome.Unknown(),
                    faulty.append(account, head, new Commit(id, List.of(Octets.EMPTY))));
        }
        faulty.heal();
        List<CommitId> arrived = commits();
        assertTrue(!arrived.isEmpty() && arrived.size() < 100, () -> arrived.size() + " arrived");
        assertEquals(arrived.size(), arrived.stream().distinct().count());
    }

    private void appendSurely(AccountLog log, Commit commit) {
        Head expected = log.head(account).orElseThrow();
        while (true) {
            switch (log.append(account, expected, commit)) {
                case AppendOutcome.Appended _ -> {
                    return;
                }
                case AppendOutcome.Lost(Head current) -> expected = current;
                case AppendOutcome.Unknown _ -> {} // the same again
            }
        }
    }

    private List<CommitId> commits() {
        return sound.entries(account, ModSeq.ZERO, Integer.MAX_VALUE).stream()
                .map(LogEntry::commit)
                .toList();
    }
}
