package io.culver.search.copy;

import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import io.culver.model.SearchCriteria;
import io.culver.search.ingest.MemoryFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults F3, F28 and F32 of copies: whatever a copy is, what is found is what there is. */
class CopiesTest {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final AccountId BOB = new AccountId(new UUID(0, 2));
    private static final SearchCriteria GREEN = new SearchCriteria.Body("green");

    @TempDir private Path folder;
    private final MemoryFeed feed = new MemoryFeed();
    private final MemoryCopies copies = new MemoryCopies();
    private int nodes;

    @Test
    void aNodeThatTakesOverReadsNoMail() {
        ModSeq seq = append(ANNE, 200);
        assertFoundByAnotherNode(ANNE, seq, 200);
        int read = feed.octetsRead();
        try (SearchNode node = node()) {
            assertEquals(numbers(200), node.find(ANNE, GREEN, seq));
            assertEquals(1, node.fetched());
        }
        assertEquals(read, feed.octetsRead());
    }

    @Test
    void aCopyOneGenerationOldIsBroughtUpToTheLog() {
        assertFoundByAnotherNode(ANNE, append(ANNE, 100), 100);
        IndexCopy old = copies.copy(ANNE);
        assertFoundByAnotherNode(ANNE, append(ANNE, 50), 150);
        copies.set(ANNE, old);
        assertFoundByAnotherNode(ANNE, append(ANNE, 1), 151);
    }

    @Test
    void onlyFilesThatAreNewAreWritten() {
        Path home = folder.resolve("home");
        ModSeq seq = append(ANNE, 300);
        try (var node = new SearchNode(home, feed, copies)) {
            assertEquals(numbers(300), node.find(ANNE, GREEN, seq));
        }
        IndexCopy first = copies.copy(ANNE);
        ModSeq later = append(ANNE, 1);
        try (var node = new SearchNode(home, feed, copies)) {
            assertEquals(numbers(301), node.find(ANNE, GREEN, later));
        }
        List<CopyFile> kept = new ArrayList<>(copies.copy(ANNE).files());
        kept.retainAll(first.files());
        assertEquals(first.files().size() - 1, kept.size(), "all but segments_N");
        int writes = copies.writes();
        try (var node = new SearchNode(home, feed, copies)) {
            assertEquals(numbers(301), node.find(ANNE, GREEN, later));
        }
        assertEquals(writes, copies.writes());
    }

    @Test
    void oneBitWrongInAnyFileIsNoticed() {
        ModSeq seq = append(ANNE, 60);
        assertFoundByAnotherNode(ANNE, seq, 60);
        int count = copies.copy(ANNE).files().size();
        for (int i = 0; i < count; i++) {
            CopyFile file = copies.copy(ANNE).files().get(i);
            for (long at : List.of(0L, file.size().octets() / 2, file.size().octets() - 1)) {
                IndexCopy sound = copies.copy(ANNE);
                copies.flip(file, at);
                try (SearchNode node = node()) {
                    assertEquals(numbers(60), node.find(ANNE, GREEN, seq), file.name());
                    assertEquals(1, node.discarded(), file.name());
                }
                assertFoundByAnotherNode(ANNE, seq, 60);
                assertNotEquals(sound, copies.copy(ANNE), "written anew");
                copies.flip(file, at);
                copies.set(ANNE, sound);
            }
        }
    }

    @Test
    void aFileThatIsGoneIsNoticed() {
        ModSeq seq = append(ANNE, 60);
        assertFoundByAnotherNode(ANNE, seq, 60);
        copies.lose(copies.copy(ANNE).files().getFirst());
        try (SearchNode node = node()) {
            assertEquals(numbers(60), node.find(ANNE, GREEN, seq));
            assertEquals(1, node.discarded());
        }
        assertFoundByAnotherNode(ANNE, seq, 60);
    }

    @Test
    void theCopyOfAnotherAccountIsNoticed() {
        assertFoundByAnotherNode(ANNE, append(ANNE, 60), 60);
        ModSeq seq = feed.append(BOB, "Subject: none\r\n\r\ngreen");
        for (int i = 0; i < 100; i++) {
            seq = feed.append(BOB, "Subject: none\r\n\r\nblue");
        }
        copies.set(BOB, copies.copy(ANNE));
        try (SearchNode node = node()) {
            assertEquals(List.of(1L), node.find(BOB, GREEN, seq));
            assertEquals(1, node.discarded());
        }
    }

    @Test
    void aCopyOfAnotherHistoryIsNoticed() {
        assertFoundByAnotherNode(ANNE, append(ANNE, 60), 60);
        feed.lose(ANNE);
        assertFoundByAnotherNode(ANNE, append(ANNE, 3), 3);
        assertFoundByAnotherNode(ANNE, append(ANNE, 1), 4);
    }

    @Test
    void aCopyInAnotherFormatIsLeftAlone() {
        ModSeq seq = append(ANNE, 60);
        assertFoundByAnotherNode(ANNE, seq, 60);
        IndexCopy newer = copies.copy(ANNE);
        copies.set(ANNE, new IndexCopy("0", newer.indexedSeq(), newer.files()));
        try (SearchNode node = node()) {
            assertEquals(numbers(60), node.find(ANNE, GREEN, seq));
            assertEquals(0, node.fetched());
        }
    }

    @Test
    void noNameLeadsOutOfTheDirectory() {
        ModSeq seq = append(ANNE, 10);
        assertFoundByAnotherNode(ANNE, seq, 10);
        IndexCopy copy = copies.copy(ANNE);
        List<CopyFile> files = new ArrayList<>(copy.files());
        CopyFile first = files.getFirst();
        files.set(0, new CopyFile("../escaped", first.size(), first.identity(), first.blob()));
        copies.set(ANNE, new IndexCopy(copy.format(), copy.indexedSeq(), files));
        assertFoundByAnotherNode(ANNE, seq, 10);
        assertTrue(Files.notExists(folder.resolve("escaped")));
    }

    @Test
    void aNodeThatComesSecondTriesAgain() throws Exception {
        ModSeq seq = append(ANNE, 10);
        var rivals = new RivalCopies(copies);
        var settings = new CopySettings(true, 1, Duration.ZERO, DataSize.ofMebibytes(100));
        try (var node = new SearchNode(folder.resolve("a"), feed, rivals, settings)) {
            assertEquals(numbers(10), node.find(ANNE, GREEN, seq));
            eventually(() -> {
                node.look();
                return node.renewed() == 1;
            });
        }
        assertEquals(2, rivals.installs);
        assertFoundByAnotherNode(ANNE, seq, 10);
    }

    @Test
    void aCopyThatIsAheadIsNotReplaced() {
        Path stale = folder.resolve("stale");
        ModSeq seq = append(ANNE, 10);
        try (var node = new SearchNode(stale, feed, copies)) {
            assertEquals(numbers(10), node.find(ANNE, GREEN, seq));
        }
        assertFoundByAnotherNode(ANNE, append(ANNE, 10), 20);
        IndexCopy newest = copies.copy(ANNE);
        try (var node = new SearchNode(stale, feed, copies)) {
            assertEquals(10, node.find(ANNE, GREEN, ModSeq.ZERO).size());
        }
        assertEquals(newest, copies.copy(ANNE));
    }

    private ModSeq append(AccountId account, int count) {
        ModSeq seq = ModSeq.ZERO;
        for (int i = 0; i < count; i++) {
            seq = feed.append(account, "Subject: number " + i + "\r\n\r\nit is green " + i);
        }
        return seq;
    }

    private static List<Long> numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private SearchNode node() {
        return new SearchNode(folder.resolve("node" + nodes++), feed, copies);
    }

    private void assertFoundByAnotherNode(AccountId account, ModSeq seq, int count) {
        try (SearchNode node = node()) {
            assertEquals(numbers(count), node.find(account, GREEN, seq));
        }
    }

    /** Another node installs a copy before the first of ours. */
    private static final class RivalCopies implements CopyStore {
        private final MemoryCopies copies;
        private int installs;

        RivalCopies(MemoryCopies copies) {
            this.copies = copies;
        }

        @Override
        public Found find(AccountId account) {
            return copies.find(account);
        }

        @Override
        public Optional<Plan> plan(
                AccountId account, Optional<UUID> version, List<DataSize> sizes) {
            return copies.plan(account, version, sizes);
        }

        @Override
        public void write(BlobId blob, long offset, Octets piece) {
            copies.write(blob, offset, piece);
        }

        @Override
        public Optional<UUID> install(AccountId account, UUID version, IndexCopy copy) {
            if (installs++ == 0) {
                copies.plan(account, Optional.of(version), List.of());
            }
            return copies.install(account, version, copy);
        }

        @Override
        public void read(BlobId blob, DataSize size, Sink sink) throws IOException {
            copies.read(blob, size, sink);
        }

        @Override
        public void drop(AccountId account, Optional<UUID> version) {
            copies.drop(account, version);
        }
    }
}
