package io.culver.mailbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.AccountId;
import io.culver.model.Octets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link IndexManifests} must do. */
public abstract class IndexManifestsContract {
    private static final int RACERS = 8;

    private final AccountId account = new AccountId(UUID.randomUUID());

    protected abstract IndexManifests manifests();

    @Test
    void hasNoneAtFirst() {
        assertEquals(Optional.empty(), manifests().find(account));
    }

    @Test
    void givesBackWhatWasSwappedInLast() {
        IndexManifest first = manifest(10);
        IndexManifest second = manifest(StoreLimits.MANIFEST_BYTES_MAX);
        assertTrue(manifests().swap(account, Optional.empty(), first));
        assertEquals(Optional.of(first), manifests().find(account));
        assertTrue(manifests().swap(account, Optional.of(first.version()), second));
        assertEquals(Optional.of(second), manifests().find(account));
        assertEquals(Optional.empty(), manifests().find(new AccountId(UUID.randomUUID())));
    }

    @Test
    void swapsOnlyWhatIsExpected() {
        IndexManifest first = manifest(10);
        UUID other = UUID.randomUUID();
        assertFalse(manifests().swap(account, Optional.of(other), first));
        assertTrue(manifests().swap(account, Optional.empty(), first));
        assertFalse(manifests().swap(account, Optional.empty(), manifest(20)));
        assertFalse(manifests().swap(account, Optional.of(other), manifest(20)));
        assertEquals(Optional.of(first), manifests().find(account));
    }

    @Test
    void takesNoManifestThatIsTooLarge() {
        IndexManifest tooLarge = manifest(StoreLimits.MANIFEST_BYTES_MAX + 1);
        assertThrows(
                IllegalArgumentException.class,
                () -> manifests().swap(account, Optional.empty(), tooLarge));
    }

    @Test
    void deletesOnlyWhatIsExpectedAndMayBeginAgain() {
        IndexManifest first = manifest(10);
        assertFalse(manifests().delete(account, first.version()));
        assertTrue(manifests().swap(account, Optional.empty(), first));
        assertFalse(manifests().delete(account, UUID.randomUUID()));
        assertTrue(manifests().delete(account, first.version()));
        assertEquals(Optional.empty(), manifests().find(account));
        IndexManifest again = manifest(30);
        assertTrue(manifests().swap(account, Optional.empty(), again));
        assertEquals(Optional.of(again), manifests().find(account));
    }

    @Test
    void letsOneOfManyWin() throws Exception {
        Optional<UUID> expected = Optional.empty();
        for (int round = 0; round < 5; round++) {
            Optional<UUID> before = expected;
            List<IndexManifest> offered = Stream.generate(() -> manifest(9)).limit(RACERS).toList();
            List<Boolean> won =
                    Racing.all(RACERS, i -> manifests().swap(account, before, offered.get(i)));
            assertEquals(1, won.stream().filter(it -> it).count());
            assertEquals(Optional.of(offered.get(won.indexOf(true))), manifests().find(account));
            expected = manifests().find(account).map(IndexManifest::version);
        }
    }

    private static IndexManifest manifest(int size) {
        byte[] octets = new byte[size];
        new SplittableRandom(size).nextBytes(octets);
        return new IndexManifest(UUID.randomUUID(), Octets.wrap(octets));
    }
}
