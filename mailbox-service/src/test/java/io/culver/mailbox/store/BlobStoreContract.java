package io.culver.mailbox.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.model.BlobId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link BlobStore} must do. */
public abstract class BlobStoreContract {
    private final BlobId blob = new BlobId(UUID.randomUUID());

    protected abstract BlobStore blobs();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000, BlobStore.MAX_CHUNK})
    void givesBackWhatWasPut(int size) {
        Octets octets = random(size);
        blobs().put(blob, 0, octets);
        assertEquals(octets, blobs().get(blob, 0));
    }

    @Test
    void takesNoChunkThatIsTooLarge() {
        Octets tooLarge = random(BlobStore.MAX_CHUNK + 1);
        assertThrows(IllegalArgumentException.class, () -> blobs().put(blob, 0, tooLarge));
        assertMissing(0);
    }

    @Test
    void keepsManyChunksApart() {
        for (int chunk = 0; chunk < 200; chunk++) {
            blobs().put(blob, chunk, random(chunk));
        }
        for (int chunk = 0; chunk < 200; chunk++) {
            assertEquals(random(chunk), blobs().get(blob, chunk));
        }
    }

    @Test
    void puttingTheSameChunkAgainChangesNothing() {
        blobs().put(blob, 3, random(30));
        blobs().put(blob, 3, random(30));
        assertEquals(random(30), blobs().get(blob, 3));
    }

    @Test
    void aMissingChunkIsNoSuchMessage() {
        blobs().put(blob, 0, random(10));
        assertMissing(1);
        assertMissing(64);
    }

    @Test
    void deletesTheFirstChunksOnly() {
        BlobId other = new BlobId(UUID.randomUUID());
        blobs().put(other, 0, random(5));
        for (int chunk : new int[] {0, 63, 64, 69, 70}) {
            blobs().put(blob, chunk, random(10));
        }
        blobs().delete(blob, 70);
        for (int chunk : new int[] {0, 63, 64, 69}) {
            assertMissing(chunk);
        }
        assertEquals(random(10), blobs().get(blob, 70));
        assertEquals(random(5), blobs().get(other, 0));
    }

    @Test
    void deletingWhatIsNotThereIsFine() {
        blobs().delete(blob, 100);
        blobs().delete(blob, 0);
    }

    private void assertMissing(int chunk) {
        var refusal = assertThrows(MailException.class, () -> blobs().get(blob, chunk));
        assertEquals(MailError.NO_SUCH_MESSAGE, refusal.error());
    }

    private static Octets random(int size) {
        byte[] bytes = new byte[size];
        new SplittableRandom(size).nextBytes(bytes);
        return Octets.wrap(bytes);
    }
}
