package io.culver.mailbox.ingest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.BlobStore;
import io.culver.model.BlobId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chunks as they stand in the blob store. */
class ChunkFormatTest {
    private static final BlobId BLOB = new BlobId(new UUID(1, 2));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 4_096, Limits.CHUNK_OCTETS})
    void givesBackWhatShrinksAndWhatDoesNot(int length) {
        byte[] noise = new byte[length];
        new Random(length).nextBytes(noise);
        byte[] text = new byte[length];
        Arrays.fill(text, (byte) 'a');

        for (byte[] plain : new byte[][] {noise, text}) {
            Octets stored = ChunkFormat.encode(BLOB, 3, plain, length);

            assertTrue(stored.size() <= length + 5);
            assertTrue(stored.size() <= BlobStore.MAX_CHUNK);
            assertArrayEquals(plain, ChunkFormat.decode(BLOB, 3, stored, length));
        }
    }

    @Test
    void compressesText() {
        byte[] text = "Dear all, ".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

        assertTrue(ChunkFormat.encode(BLOB, 3, text, text.length).size() < text.length / 10);
    }

    @Test
    void encodesOnlyAsManyOctetsAsAreFilled() {
        byte[] buffer = "filledrest".getBytes(StandardCharsets.US_ASCII);

        Octets stored = ChunkFormat.encode(BLOB, 3, buffer, 6);

        assertArrayEquals(
                "filled".getBytes(StandardCharsets.US_ASCII),
                ChunkFormat.decode(BLOB, 3, stored, 6));
    }

    @Test
    void refusesToInflateBeyondTheLengthThatIsKnown() {
        byte[] zeros = new byte[Limits.CHUNK_OCTETS];

        assertDamaged(ChunkFormat.encode(BLOB, 3, zeros, zeros.length), 1_000);
    }

    @Test
    void refusesDamagedChunks() {
        byte[] whole = ChunkFormat.encode(BLOB, 3, new byte[1_000], 1_000).toArray();

        assertDamaged(Octets.EMPTY, 1_000);
        assertDamaged(Octets.wrap(new byte[] {7, 1, 2}), 2);
        assertDamaged(Octets.wrap(new byte[] {0, 1, 2}), 3);
        assertDamaged(Octets.wrap(Arrays.copyOf(whole, whole.length - 1)), 1_000);
        assertDamaged(Octets.wrap(whole), 1_001);
        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertDamaged(Octets.wrap(flipped), 1_000);
        }
    }

    @Test
    void refusesAnotherChunkAndAnotherBlobs() {
        byte[] plain = new byte[1_000];
        assertDamaged(ChunkFormat.encode(BLOB, 4, plain, 1_000), 1_000);
        assertDamaged(ChunkFormat.encode(new BlobId(new UUID(1, 3)), 3, plain, 1_000), 1_000);
    }

    private static void assertDamaged(Octets stored, int length) {
        var refusal =
                assertThrows(
                        MailException.class, () -> ChunkFormat.decode(BLOB, 3, stored, length));
        assertEquals(MailError.CORRUPTION, refusal.error());
    }
}
