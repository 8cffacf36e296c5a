package io.culver.mailbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.AccountId;
import io.culver.model.LoginName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link AccountDirectory} must do. */
public abstract class AccountDirectoryContract {
    private static final PasswordHash HASH =
            new PasswordHash("$argon2id$v=19$m=1,t=1,p=1$c2FsdA$aA");
    private static final PasswordHash NEW_HASH =
            new PasswordHash("$argon2id$v=19$m=1,t=1,p=1$c2FsdA$bB");

    /** The directory under test; other tests' names may be in it. */
    protected abstract AccountDirectory directory();

    @Test
    void findsWhatWasAdded() {
        DirectoryEntry entry = newEntry();
        assertTrue(directory().add(entry));
        assertEquals(Optional.of(entry), directory().find(entry.login()));
    }

    @Test
    void findsNoStranger() {
        assertEquals(Optional.empty(), directory().find(newLogin()));
    }

    @Test
    void aTakenNameStaysWithItsAccount() {
        DirectoryEntry entry = newEntry();
        assertTrue(directory().add(entry));
        assertFalse(
                directory()
                        .add(
                                new DirectoryEntry(
                                        entry.login(),
                                        new AccountId(UUID.randomUUID()),
                                        NEW_HASH)));
        assertEquals(Optional.of(entry), directory().find(entry.login()));
    }

    @Test
    void replacesThePasswordHashAndNothingElse() {
        DirectoryEntry entry = newEntry();
        directory().add(entry);
        assertTrue(directory().setPasswordHash(entry.login(), NEW_HASH));
        assertEquals(
                Optional.of(new DirectoryEntry(entry.login(), entry.account(), NEW_HASH)),
                directory().find(entry.login()));
    }

    @Test
    void aStrangerGetsNoPassword() {
        LoginName stranger = newLogin();
        assertFalse(directory().setPasswordHash(stranger, NEW_HASH));
        assertEquals(Optional.empty(), directory().find(stranger));
    }

    @Test
    void deletesOnce() {
        DirectoryEntry entry = newEntry();
        directory().add(entry);
        assertTrue(directory().delete(entry.login()));
        assertFalse(directory().delete(entry.login()));
        assertEquals(Optional.empty(), directory().find(entry.login()));
    }

    @Test
    void aDeletedNameCanBeGivenAgain() {
        DirectoryEntry entry = newEntry();
        directory().add(entry);
        directory().delete(entry.login());
        DirectoryEntry next =
                new DirectoryEntry(entry.login(), new AccountId(UUID.randomUUID()), NEW_HASH);
        assertTrue(directory().add(next));
        assertEquals(Optional.of(next), directory().find(entry.login()));
    }

    @Test
    void namesBeyondAsciiAreKept() {
        DirectoryEntry entry =
                new DirectoryEntry(
                        new LoginName("jürgen.小林-" + UUID.randomUUID() + "@例え.jp"),
                        new AccountId(UUID.randomUUID()),
                        HASH);
        assertTrue(directory().add(entry));
        assertEquals(Optional.of(entry), directory().find(entry.login()));
    }

    @Test
    void oneOfTheRacersGetsTheName() throws Exception {
        LoginName login = newLogin();
        List<Boolean> won =
                Racing.all(
                        5,
                        _ ->
                                directory()
                                        .add(
                                                new DirectoryEntry(
                                                        login,
                                                        new AccountId(UUID.randomUUID()),
                                                        HASH)));
        assertEquals(1, won.stream().filter(added -> added).count());
    }

    @Test
    void visitsEveryEntryOnce() {
        Set<DirectoryEntry> added = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            DirectoryEntry entry = newEntry();
            directory().add(entry);
            added.add(entry);
        }
        Map<DirectoryEntry, Integer> visits = new HashMap<>();
        directory().forEach(entry -> visits.merge(entry, 1, Integer::sum));
        added.forEach(entry -> assertEquals(1, visits.get(entry)));
    }

    private static DirectoryEntry newEntry() {
        return new DirectoryEntry(newLogin(), new AccountId(UUID.randomUUID()), HASH);
    }

    private static LoginName newLogin() {
        return new LoginName(UUID.randomUUID() + "@example.org");
    }
}
