package io.culver.search.index;

import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mime.text.MailText;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.ModSeq;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes are opened, kept, closed and made again. */
class OpenIndexesTest {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final AccountId BOB = new AccountId(new UUID(0, 2));
    private static final ModSeq SEQ = new ModSeq(7);

    @TempDir private Path root;
    private IndexSettings settings;

    @BeforeEach
    void twoOpenAtATime() {
        settings = new IndexSettings(root, 2, Duration.ofMinutes(5), 100, DataSize.ofMebibytes(8));
    }

    @Test
    void containsAfterwardsWhatItContainedBefore() throws IOException {
        fill(ANNE, 1, 2, 3);
        assertContains(ANNE, SEQ, 3);
    }

    @Test
    void replacesAMessageThatIsThereAlready() throws IOException {
        fill(ANNE, 1, 2, 3);
        fill(ANNE, 2, 3, 4);
        assertContains(ANNE, SEQ, 4);
    }

    @Test
    void withoutItsDirectoryBeginsAgain() throws IOException {
        fill(ANNE, 1);
        try (Stream<Path> files = Files.list(directory(ANNE))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        assertContains(ANNE, ModSeq.ZERO, 0);
    }

    @Test
    void withOneOctetWrongInAnyFileBeginsAgain() throws IOException {
        for (String name : namesOfFiles()) {
            fill(BOB, 1, 2);
            Path damaged = directory(BOB).resolve(name);
            byte[] octets = Files.readAllBytes(damaged);
            octets[octets.length / 2] ^= 1;
            Files.write(damaged, octets);
            assertContains(BOB, ModSeq.ZERO, 0);
        }
    }

    /** A disk that lies about what it has leaves files like this after a power cut. */
    @Test
    void withAnyFileNotWrittenToItsEndBeginsAgain() throws IOException {
        List<UnaryOperator<byte[]>> endings =
                List.of(
                        _ -> new byte[0],
                        octets -> Arrays.copyOf(octets, octets.length / 2),
                        octets -> new byte[octets.length]);
        for (String name : namesOfFiles()) {
            for (UnaryOperator<byte[]> ending : endings) {
                fill(BOB, 1, 2);
                Path file = directory(BOB).resolve(name);
                Files.write(file, ending.apply(Files.readAllBytes(file)));
                assertContains(BOB, ModSeq.ZERO, 0);
            }
        }
    }

    private List<String> namesOfFiles() throws IOException {
        fill(ANNE, 1, 2);
        try (Stream<Path> files = Files.list(directory(ANNE))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.equals("write.lock"))
                            .toList();
            assertTrue(names.size() >= 3, names::toString);
            return names;
        }
    }

    @Test
    void withAFileCutShortOrMissingBeginsAgain() throws IOException {
        fill(ANNE, 1);
        Path file = largest(ANNE);
        Files.write(file, new byte[0]);
        assertContains(ANNE, ModSeq.ZERO, 0);
        fill(ANNE, 1);
        Files.delete(largest(ANNE));
        assertContains(ANNE, ModSeq.ZERO, 0);
    }

    @Test
    void doesNotTakeAnotherAccountsIndex() throws IOException {
        fill(ANNE, 1);
        Files.createDirectories(directory(BOB));
        try (Stream<Path> files = Files.list(directory(ANNE))) {
            for (Path file : files.toList()) {
                Files.copy(file, directory(BOB).resolve(file.getFileName()));
            }
        }
        assertContains(BOB, ModSeq.ZERO, 0);
    }

    @Test
    void anIndexOfAnotherVersionIsMadeAgain() throws IOException {
        try (var files = FSDirectory.open(directory(ANNE));
                var writer = new IndexWriter(files, new IndexWriterConfig())) {
            writer.addDocument(new Document());
            writer.setLiveCommitData(
                    Map.of("format", "1", "account", ANNE.toString(), "indexed_seq", "7")
                            .entrySet());
            writer.commit();
        }
        assertContains(ANNE, ModSeq.ZERO, 0);
    }

    @Test
    void closesTheLeastRecentlyUsedAboveTheBound() throws IOException {
        try (var indexes = new OpenIndexes(settings, Clock.systemUTC())) {
            AccountIndex first = use(indexes, ANNE);
            assertSame(first, use(indexes, ANNE));
            for (int i = 10; i < 20; i++) {
                use(indexes, new AccountId(new UUID(0, i)));
                assertTrue(indexes.count() <= 2);
            }
            assertNotSame(first, use(indexes, ANNE));
        }
    }

    @Test
    void keepsOpenWhatIsInUse() throws IOException {
        try (var indexes = new OpenIndexes(settings, Clock.systemUTC())) {
            try (var lease = indexes.borrow(ANNE)) {
                for (int i = 10; i < 20; i++) {
                    use(indexes, new AccountId(new UUID(0, i)));
                }
                lease.index().add(List.of(mail(1)));
                assertSame(lease.index(), use(indexes, ANNE));
            }
        }
    }

    @Test
    void tidyingCommitsAndThenClosesTheIdle() throws IOException {
        var clock = new SteppedClock();
        try (var indexes = new OpenIndexes(settings, clock)) {
            try (var lease = indexes.borrow(ANNE)) {
                lease.index().add(List.of(mail(1)));
            }
            indexes.tidy();
            try (var lease = indexes.borrow(ANNE)) {
                assertEquals(0, lease.index().uncommitted());
            }
            clock.now = clock.now.plus(settings.idleAfter()).plusSeconds(1);
            indexes.tidy();
            assertEquals(0, indexes.count());
        }
    }

    @Test
    void mergesInAllOfManyIndexes() throws IOException {
        int additions = 60;
        settings = settings.withOpenMax(10);
        try (var indexes = new OpenIndexes(settings, Clock.systemUTC())) {
            for (int i = 1; i <= additions; i++) {
                for (int account = 10; account < 20; account++) {
                    try (var lease = indexes.borrow(new AccountId(new UUID(0, account)))) {
                        lease.index().add(List.of(mail(i)));
                        lease.index().commit(); // a segment more
                    }
                }
            }
            for (int account = 10; account < 20; account++) {
                try (var lease = indexes.borrow(new AccountId(new UUID(0, account)))) {
                    AccountIndex index = lease.index();
                    eventually(() -> index.read(it -> it.leaves().size()) < additions / 2);
                    assertEquals(additions, index.messages());
                }
            }
        }
    }

    @Test
    void commitsByItselfAfterSoManyChanges() throws IOException {
        try (var indexes = new OpenIndexes(settings, Clock.systemUTC());
                var lease = indexes.borrow(ANNE)) {
            for (int i = 1; i <= settings.commitEvery(); i++) {
                lease.index().add(List.of(mail(i)));
            }
            assertEquals(0, lease.index().uncommitted());
        }
    }

    @Test
    void aCondemnedIndexIsMadeAgain() throws IOException {
        fill(ANNE, 1);
        try (var indexes = new OpenIndexes(settings, Clock.systemUTC())) {
            try (var lease = indexes.borrow(ANNE)) {
                lease.condemn();
            }
            try (var lease = indexes.borrow(ANNE)) {
                assertEquals(ModSeq.ZERO, lease.index().indexedSeq());
            }
        }
    }

    @Test
    void aCondemnedIndexIsMadeAgainOnceNobodyUsesIt() throws Exception {
        fill(ANNE, 1);
        try (var indexes = new OpenIndexes(settings, Clock.systemUTC());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ModSeq> next;
            try (var lease = indexes.borrow(ANNE)) {
                lease.condemn();
                assertTrue(indexes.tryBorrow(ANNE).isEmpty());
                next = threads.submit(() -> indexedSeq(indexes));
                assertThrows(TimeoutException.class, () -> next.get(50, TimeUnit.MILLISECONDS));
            }
            assertEquals(ModSeq.ZERO, next.get());
        }
    }

    private static ModSeq indexedSeq(OpenIndexes indexes) throws IOException {
        try (var lease = indexes.borrow(ANNE)) {
            return lease.index().indexedSeq();
        }
    }

    private void fill(AccountId account, long... emails) throws IOException {
        try (var indexes = new OpenIndexes(settings, Clock.systemUTC());
                var lease = indexes.borrow(account)) {
            for (long email : emails) {
                lease.index().add(List.of(mail(email)));
            }
            lease.index().reached(SEQ);
        }
    }

    private void assertContains(AccountId account, ModSeq seq, int messages) throws IOException {
        try (var indexes = new OpenIndexes(settings, Clock.systemUTC());
                var lease = indexes.borrow(account)) {
            assertEquals(seq, lease.index().indexedSeq());
            var all =
                    lease.index().search(MatchAllDocsQuery.INSTANCE, Runnable::run, new Patience());
            assertEquals(messages, all.getLongCardinality());
        }
    }

    private static AccountIndex use(OpenIndexes indexes, AccountId account) throws IOException {
        try (var lease = indexes.borrow(account)) {
            return lease.index();
        }
    }

    private Path directory(AccountId account) {
        return root.resolve(account.toString());
    }

    private Path largest(AccountId account) throws IOException {
        try (Stream<Path> files = Files.list(directory(account))) {
            return files.filter(file -> file.toString().endsWith(".cfs")).findFirst().orElseThrow();
        }
    }

    private static MailText mail(long id) {
        var subject = new MailText.Field("Subject", "number " + id);
        return new MailText(
                new EmailId(id), List.of(subject), List.of(), List.of("the body of " + id));
    }

    /** Moves when the test says so. */
    private static final class SteppedClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
