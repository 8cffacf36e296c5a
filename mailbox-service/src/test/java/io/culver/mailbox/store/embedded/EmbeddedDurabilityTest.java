package io.culver.mailbox.store.embedded;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.CommitId;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.ObjectId;
import io.culver.mailbox.store.PasswordHash;
import io.culver.mailbox.store.UnusableStoreException;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.LoginName;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an embedded store keeps when its process ends, well or badly, and whom it lets in. */
class EmbeddedDurabilityTest {
    private static final Octets SOME = Octets.wrap("some".getBytes(StandardCharsets.UTF_8));

    @TempDir private Path directory;
    private final AccountId account = new AccountId(UUID.randomUUID());

    @Test
    void keepsEverythingWhenItIsClosed() {
        BlobId blob = new BlobId(UUID.randomUUID());
        ObjectId object = new ObjectId(UUID.randomUUID());
        DirectoryEntry entry =
                new DirectoryEntry(new LoginName("ada"), account, new PasswordHash("$x$y"));
        Head head;
        try (var store = open()) {
            store.accountLog().create(account);
            store.blobs().put(blob, 2, SOME);
            store.snapshots().put(account, object, SOME);
            store.directory().add(entry);
            head = append(store, append(store, Head.EMPTY));
            Checkpoint checkpoint = new Checkpoint(new ModSeq(1), object);
            store.accountLog().install(account, Optional.empty(), checkpoint, new ModSeq(1));
        }
        try (var store = open()) {
            Head found = store.accountLog().head(account).orElseThrow();
            assertEquals(head.seq(), found.seq());
            assertEquals(head.commit(), found.commit());
            assertEquals(new ModSeq(1), found.floor());
            assertEquals(1, store.accountLog().entries(account, new ModSeq(1), 9).size());
            assertEquals(SOME, store.blobs().get(blob, 2));
            assertEquals(
                    SOME, store.snapshots().get(account, found.checkpoint().orElseThrow().root()));
            assertEquals(Optional.of(entry), store.directory().find(entry.login()));
            assertInstanceOf(
                    AppendOutcome.Appended.class,
                    store.accountLog().append(account, found, commit()));
        }
    }

    /** Rules F3, F12. */
    @Test
    void keepsWhatWasAcknowledgedWhenItsProcessIsKilled() throws Exception {
        long acknowledged = appendInAnotherProcess(300);
        try (var store = open()) {
            Head head = store.accountLog().head(account).orElseThrow();
            assertTrue(head.seq().value() >= acknowledged);
            var entries = store.accountLog().entries(account, ModSeq.ZERO, Integer.MAX_VALUE);
            assertEquals(head.seq().value(), entries.size());
            for (long seq = 1; seq <= head.seq().value(); seq++) {
                BlobId blob = AppendUntilKilled.blobOf(account, seq);
                assertEquals(AppendUntilKilled.chunkOf(seq), store.blobs().get(blob, 0));
            }
        }
    }

    @Test
    void aTornEndOfTheWriteAheadLogLosesOnlyWhatWasTorn() throws Exception {
        long acknowledged = appendInAnotherProcess(50);
        tearLastOctets(10);
        try (var store = open()) {
            Head head = store.accountLog().head(account).orElseThrow();
            assertTrue(head.seq().value() >= acknowledged - 1);
            var entries = store.accountLog().entries(account, ModSeq.ZERO, Integer.MAX_VALUE);
            assertEquals(head.seq().value(), entries.size());
            append(store, head);
        }
    }

    @Test
    void aSecondUserOfTheDirectoryIsTurnedAway() {
        try (var _ = open()) {
            var refusal = assertThrows(UnusableStoreException.class, this::open);
            assertEquals(
                    "data directory " + directory + " is in use by another process",
                    refusal.getMessage());
        }
        assertDoesNotThrow(() -> open().close());
    }

    @Test
    void aNewerFormatIsTurnedAway() throws IOException {
        open().close();
        Files.writeString(directory.resolve("FORMAT"), "culver-store 3\n");
        var refusal = assertThrows(UnusableStoreException.class, this::open);
        assertEquals(
                "data directory "
                        + directory
                        + " was written by a newer Culver (format 3, this one reads 2): run that"
                        + " version",
                refusal.getMessage());
    }

    @Test
    void aFormatThatIsNotReadAnyMoreIsTurnedAway() throws IOException {
        open().close();
        Files.writeString(directory.resolve("FORMAT"), "culver-store 1\n");
        var refusal = assertThrows(UnusableStoreException.class, this::open);
        assertEquals(
                "data directory "
                        + directory
                        + " was written by an early Culver whose data are not read any more (format"
                        + " 1): begin with an empty one",
                refusal.getMessage());
    }

    @Test
    void aDirectoryThatCannotBeMadeIsTurnedAway() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        var refusal =
                assertThrows(
                        UnusableStoreException.class,
                        () -> EmbeddedStore.open(EmbeddedConfig.in(file.resolve("below"))));
        assertEquals(1, String.valueOf(refusal.getMessage()).lines().count());
    }

    @Test
    void aClosedStoreIsUnavailable() {
        var store = open();
        store.close();
        store.close();
        var refusal = assertThrows(MailException.class, () -> store.accountLog().head(account));
        assertEquals(MailError.UNAVAILABLE, refusal.error());
        assertThrows(MailException.class, () -> store.accountLog().create(account));
    }

    /** Appends in a child process, kills it, and returns the last number that it acknowledged. */
    private long appendInAnotherProcess(int atLeast) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AppendUntilKilled.class.getName(),
                                directory.toString(),
                                account.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            long last = 0;
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(AppendUntilKilled.ACKNOWLEDGED)) {
                    last =
                            Long.parseLong(
                                    line,
                                    AppendUntilKilled.ACKNOWLEDGED.length(),
                                    line.length(),
                                    10);
                }
                if (last == atLeast) {
                    process.toHandle().destroyForcibly(); // what it wrote stays readable
                }
            }
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            assertTrue(last >= atLeast, () -> "the process ended by itself");
            return last;
        } finally {
            process.destroyForcibly();
        }
    }

    private void tearLastOctets(int count) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("rocksdb"))) {
            Path newest =
                    files.filter(file -> file.toString().endsWith(".log"))
                            .filter(file -> size(file) > count)
                            .max(Path::compareTo)
                            .orElseThrow();
            try (var log = new RandomAccessFile(newest.toFile(), "rw")) {
                log.setLength(log.length() - count);
            }
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private EmbeddedStore open() {
        return EmbeddedStore.open(EmbeddedConfig.in(directory));
    }

    private Head append(EmbeddedStore store, Head head) {
        var outcome = store.accountLog().append(account, head, commit());
        return assertInstanceOf(AppendOutcome.Appended.class, outcome).head();
    }

    private static Commit commit() {
        return new Commit(new CommitId(UUID.randomUUID()), List.of(SOME));
    }
}
