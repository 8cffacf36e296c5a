package io.culver.mailbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link SnapshotStore} must do. */
public abstract class SnapshotStoreContract {
    private final AccountId account = new AccountId(UUID.randomUUID());

    protected abstract SnapshotStore snapshots();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_000, 512 * 1024, 512 * 1024 + 1, StoreLimits.OBJECT_BYTES_MAX})
    void givesBackWhatWasPut(int size) {
        ObjectId id = newId();
        Octets object = random(size);
        snapshots().put(account, id, object);
        assertEquals(object, snapshots().get(account, id));
    }

    @Test
    void puttingTheSameObjectAgainChangesNothing() {
        ObjectId id = newId();
        Octets object = random(1_000);
        snapshots().put(account, id, object);
        snapshots().put(account, id, object);
        assertEquals(object, snapshots().get(account, id));
    }

    @Test
    void takesNoObjectThatIsTooLarge() {
        Octets tooLarge = random(StoreLimits.OBJECT_BYTES_MAX + 1);
        ObjectId id = newId();
        assertThrows(IllegalArgumentException.class, () -> snapshots().put(account, id, tooLarge));
        assertMissing(account, id);
    }

    @Test
    void aMissingObjectIsCorruption() {
        assertMissing(account, newId());
    }

    @Test
    void anObjectIsItsAccountsOwn() {
        ObjectId id = newId();
        snapshots().put(account, id, random(10));
        assertMissing(new AccountId(UUID.randomUUID()), id);
    }

    @Test
    void deletesWhatItIsToldAndNothingElse() {
        ObjectId kept = newId();
        ObjectId first = newId();
        ObjectId second = newId();
        Octets object = random(100);
        List.of(kept, first, second).forEach(id -> snapshots().put(account, id, object));
        snapshots().delete(account, List.of(first, newId(), second));
        assertMissing(account, first);
        assertMissing(account, second);
        assertEquals(object, snapshots().get(account, kept));
    }

    @Test
    void deletingNothingIsFine() {
        snapshots().delete(account, List.of());
    }

    private void assertMissing(AccountId owner, ObjectId id) {
        var refusal = assertThrows(MailException.class, () -> snapshots().get(owner, id));
        assertEquals(MailError.CORRUPTION, refusal.error());
    }

    private static ObjectId newId() {
        return new ObjectId(UUID.randomUUID());
    }

    private static Octets random(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return Octets.wrap(bytes);
    }
}
