package io.culver.mailbox.usecase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.domain.IndexCopy;
import io.culver.mailbox.domain.IndexFile;
import io.culver.mailbox.ingest.FileChunks;
import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.BlobStore;
import io.culver.mailbox.store.IndexManifest;
import io.culver.mailbox.store.memory.MemoryStore;
import io.culver.model.AccountId;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Copies of search indexes are swapped whole, and no blob is left behind. */
class IndexCopiesTest {
    private static final AccountId ANNE = new AccountId(new UUID(0, 1));
    private static final int SIZE = 3 * Limits.CHUNK_OCTETS + 7;

    private final MemoryStore store = new MemoryStore();
    private final Blobs blobs = new Blobs(store.blobs());
    private final SteppedClock clock = new SteppedClock();
    private final IndexCopies copies =
            new IndexCopies(
                    store.indexManifests(),
                    new FileChunks(blobs, Executors.newVirtualThreadPerTaskExecutor()),
                    clock,
                    new SecureRandom());

    @Test
    void givesBackWhatWasInstalled() {
        IndexFile file = install(Optional.empty(), "a", 1);
        IndexCopies.Found found = copies.find(ANNE);
        assertEquals(List.of(file), found.copy().orElseThrow().files());
        assertEquals(new ModSeq(7), found.copy().orElseThrow().indexedSeq());
        assertEquals(octets(1), read(file));
    }

    @Test
    void deletesWhatTheNextCopyHasNoUseFor() {
        IndexFile first = install(Optional.empty(), "a", 1);
        IndexFile second = install(copies.find(ANNE).version(), "b", 2);
        assertEquals(Set.of(second.blob()), blobs.held());
        assertEquals(
                MailError.NO_SUCH_MESSAGE,
                assertThrows(MailException.class, () -> read(first)).error());
        assertEquals(octets(2), read(second));
    }

    @Test
    void keepsWhatTheNextCopyTakesOver() {
        IndexFile first = install(Optional.empty(), "a", 1);
        IndexCopies.Plan plan = plan(copies.find(ANNE).version());
        IndexFile second = write("b", plan, 2);
        assertTrue(copies.install(ANNE, plan.version(), copy(first, second)).isPresent());
        assertEquals(Set.of(first.blob(), second.blob()), blobs.held());
        assertEquals(octets(1), read(first));
    }

    @Test
    void whoComesSecondIsTold() {
        IndexCopies.Plan one = plan(Optional.empty());
        assertEquals(
                Optional.empty(), copies.plan(ANNE, Optional.empty(), List.of(new DataSize(SIZE))));
        IndexCopies.Plan other = plan(copies.find(ANNE).version());
        IndexFile late = write("a", one, 1);
        assertEquals(Optional.empty(), copies.install(ANNE, one.version(), copy(late)));
        IndexFile installed = write("b", other, 2);
        assertTrue(copies.install(ANNE, other.version(), copy(installed)).isPresent());
        assertEquals(List.of(installed), copies.find(ANNE).copy().orElseThrow().files());
    }

    @Test
    void whatWasNeverInstalledIsDeletedInTime() {
        IndexFile abandoned = write("a", plan(Optional.empty()), 1);
        clock.now = clock.now.plus(Limits.INDEX_UPLOAD.dividedBy(2));
        IndexFile newer = write("b", plan(copies.find(ANNE).version()), 2);
        assertEquals(Set.of(abandoned.blob(), newer.blob()), blobs.held());
        clock.now = clock.now.plus(Limits.INDEX_UPLOAD.dividedBy(2)).plusSeconds(1);
        IndexFile file = install(copies.find(ANNE).version(), "c", 3);
        assertEquals(Set.of(newer.blob(), file.blob()), blobs.held());
    }

    @Test
    void takesNoFileThatWasNotAnnounced() {
        IndexCopies.Plan plan = plan(Optional.empty());
        var stranger =
                new IndexFile("a", new DataSize(SIZE), Octets.EMPTY, new BlobId(UUID.randomUUID()));
        assertEquals(
                MailError.INVALID,
                assertThrows(
                                MailException.class,
                                () -> copies.install(ANNE, plan.version(), copy(stranger)))
                        .error());
    }

    @Test
    void dropsAllButWhatIsOnItsWay() {
        install(Optional.empty(), "a", 1);
        IndexFile underWay = write("b", plan(copies.find(ANNE).version()), 2);
        copies.drop(ANNE, Optional.of(UUID.randomUUID()));
        assertTrue(copies.find(ANNE).copy().isPresent());
        copies.drop(ANNE, copies.find(ANNE).version());
        assertEquals(Optional.empty(), copies.find(ANNE).copy());
        assertEquals(Set.of(underWay.blob()), blobs.held());
        clock.now = clock.now.plus(Limits.INDEX_UPLOAD).plusSeconds(1);
        copies.forget(ANNE);
        assertEquals(Set.of(), blobs.held());
        assertEquals(Optional.empty(), store.indexManifests().find(ANNE));
    }

    @Test
    void aDamagedManifestIsNoCopyAndCanBeReplaced() {
        install(Optional.empty(), "a", 1);
        IndexManifest sound = store.indexManifests().find(ANNE).orElseThrow();
        byte[] damaged = sound.octets().toArray();
        damaged[damaged.length / 2] ^= 1;
        var next = new IndexManifest(UUID.randomUUID(), Octets.wrap(damaged));
        assertTrue(store.indexManifests().swap(ANNE, Optional.of(sound.version()), next));
        assertEquals(Optional.empty(), copies.find(ANNE).copy());
        IndexFile file = install(copies.find(ANNE).version(), "b", 2);
        assertEquals(List.of(file), copies.find(ANNE).copy().orElseThrow().files());
    }

    @Test
    void aManifestOfAnotherAccountIsNoCopy() {
        install(Optional.empty(), "a", 1);
        var bob = new AccountId(new UUID(0, 2));
        IndexManifest manifest = store.indexManifests().find(ANNE).orElseThrow();
        assertTrue(store.indexManifests().swap(bob, Optional.empty(), manifest));
        assertEquals(Optional.empty(), copies.find(bob).copy());
    }

    @Test
    void refusesPiecesThatAreNone() {
        BlobId blob = plan(Optional.empty()).blobs().getFirst();
        byte[] tooLarge = new byte[Limits.INDEX_PIECE + 1];
        for (long offset : new long[] {-1, 1, Limits.CHUNK_OCTETS + 1L}) {
            assertThrows(MailException.class, () -> copies.write(blob, offset, octets(1)));
        }
        assertThrows(MailException.class, () -> copies.write(blob, 0, Octets.wrap(tooLarge)));
        assertEquals(Set.of(), blobs.held());
    }

    @Test
    void refusesTooManyFiles() {
        List<DataSize> sizes = Collections.nCopies(Limits.INDEX_FILES + 1, new DataSize(1));
        assertEquals(
                MailError.LIMIT,
                assertThrows(MailException.class, () -> copies.plan(ANNE, Optional.empty(), sizes))
                        .error());
        List<DataSize> most = sizes.subList(1, sizes.size());
        assertTrue(copies.plan(ANNE, Optional.empty(), most).isPresent());
    }

    private IndexFile install(Optional<UUID> version, String name, int seed) {
        IndexCopies.Plan plan = plan(version);
        IndexFile file = write(name, plan, seed);
        assertTrue(copies.install(ANNE, plan.version(), copy(file)).isPresent());
        return file;
    }

    private IndexCopies.Plan plan(Optional<UUID> version) {
        return copies.plan(ANNE, version, List.of(new DataSize(SIZE))).orElseThrow();
    }

    private IndexFile write(String name, IndexCopies.Plan plan, int seed) {
        BlobId blob = plan.blobs().getFirst();
        copies.write(blob, 0, octets(seed));
        return new IndexFile(name, new DataSize(SIZE), Octets.wrap(new byte[] {(byte) seed}), blob);
    }

    private static IndexCopy copy(IndexFile... files) {
        return new IndexCopy("f", new ModSeq(7), List.of(files));
    }

    private Octets read(IndexFile file) {
        var out = new ByteArrayOutputStream();
        copies.read(
                file.blob(),
                file.size(),
                piece -> {
                    try {
                        piece.writeTo(out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return Octets.wrap(out.toByteArray());
    }

    private static Octets octets(int seed) {
        byte[] octets = new byte[SIZE];
        new SplittableRandom(seed).nextBytes(octets);
        return Octets.wrap(octets);
    }

    /** Knows which blobs it holds. */
    private record Blobs(BlobStore store, Set<BlobId> ids) implements BlobStore {
        Blobs(BlobStore store) {
            this(store, ConcurrentHashMap.newKeySet());
        }

        Set<BlobId> held() {
            return Set.copyOf(ids);
        }

        @Override
        public void put(BlobId blob, int chunk, Octets octets) {
            ids.add(blob);
            store.put(blob, chunk, octets);
        }

        @Override
        public Octets get(BlobId blob, int chunk) {
            return store.get(blob, chunk);
        }

        @Override
        public void delete(BlobId blob, int chunks) {
            assertEquals(Math.ceilDiv(SIZE, Limits.CHUNK_OCTETS), chunks);
            ids.remove(blob);
            store.delete(blob, chunks);
        }
    }

    /** Moves when the test says so. */
    private static final class SteppedClock extends Clock {
        private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
