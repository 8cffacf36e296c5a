package io.culver.search.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.AccountId;
import io.culver.model.MailException;
import io.culver.search.index.IndexSettings;
import io.culver.search.index.OpenIndexes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes of accounts that are no more are deleted, and no others. */
class DeletedAccountsTest {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final AccountId BOB = new AccountId(new UUID(0, 2));

    @TempDir private Path root;
    private final MemoryFeed feed = new MemoryFeed();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private OpenIndexes indexes;
    private DeletedAccounts deleted;
    private final Set<AccountId> dropped = new HashSet<>();

    @BeforeEach
    void twoAccountsWithIndexes() throws IOException {
        indexes = new OpenIndexes(IndexSettings.of(root), Clock.systemUTC());
        deleted =
                new DeletedAccounts(
                        feed,
                        indexes,
                        dropped::add,
                        timer,
                        RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_123));
        for (AccountId account : Set.of(ANNE, BOB)) {
            feed.append(account, "Subject: hello\r\n\r\n");
            use(account);
        }
    }

    @AfterEach
    void stop() {
        timer.shutdownNow();
        indexes.close();
    }

    @Test
    void keepsTheIndexesOfAccountsThatThereAre() throws IOException {
        deleted.sweep();
        assertEquals(Set.of(ANNE, BOB), indexes.accounts());
        assertEquals(2, indexes.count());
    }

    @Test
    void closesAndDeletesAnOpenIndex() throws IOException {
        feed.delete(ANNE);
        deleted.sweep();
        assertEquals(Set.of(BOB), indexes.accounts());
        assertEquals(Set.of(ANNE), dropped);
        assertEquals(1, indexes.count());
        assertTrue(Files.notExists(root.resolve(ANNE.toString())));
    }

    @Test
    void deletesAnIndexThatIsNotOpen() throws IOException {
        indexes.close();
        indexes = new OpenIndexes(IndexSettings.of(root), Clock.systemUTC());
        feed.delete(ANNE);
        new DeletedAccounts(
                        feed,
                        indexes,
                        dropped::add,
                        timer,
                        RandomGeneratorFactory.of("L64X128MixRandom").create(20_261_123))
                .sweep();
        assertEquals(Set.of(BOB), indexes.accounts());
        assertEquals(0, indexes.count());
    }

    @Test
    void deletesAnIndexThatIsUsedOnceNobodyUsesIt() throws IOException {
        feed.delete(ANNE);
        try (var lease = indexes.borrow(ANNE)) {
            deleted.sweep();
            assertTrue(lease.isCondemned());
        }
        assertEquals(Set.of(BOB), indexes.accounts());
    }

    @Test
    void deletesNothingWhileNobodyCanTell() throws IOException {
        feed.delete(ANNE);
        feed.setDown(true);
        assertThrows(MailException.class, deleted::sweep);
        assertEquals(Set.of(ANNE, BOB), indexes.accounts());
    }

    @Test
    void leavesAloneWhatIsNoIndex() throws IOException {
        Path other = Files.createDirectory(root.resolve("lost+found"));
        Path file = Files.createFile(root.resolve(new UUID(0, 3).toString()));
        deleted.sweep();
        assertFalse(Files.notExists(other) || Files.notExists(file));
    }

    private void use(AccountId account) throws IOException {
        try (var lease = indexes.borrow(account)) {
            lease.index().commit();
        }
    }
}
