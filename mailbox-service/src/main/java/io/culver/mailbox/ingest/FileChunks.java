package io.culver.mailbox.ingest;

import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.BlobStore;
import io.culver.model.BlobId;
import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Files that are no messages, in chunks as messages are: written piece by piece, read whole. */
public final class FileChunks {
    private final BlobStore blobs;
    private final Executor threads;

    /**
     * Keeps files here.
     *
     * @param threads run what blocks
     */
    public FileChunks(BlobStore blobs, Executor threads) {
        this.blobs = blobs;
        this.threads = threads;
    }

    /**
     * Writes a piece: whole chunks, or the file's last. {@code INVALID} for one that begins
     * elsewhere.
     */
    public void write(BlobId blob, long offset, Octets piece) {
        if (offset < 0 || offset % Limits.CHUNK_OCTETS != 0) {
            throw new MailException(MailError.INVALID, "A piece begins within a chunk");
        }
        var writes = new PendingWrites(threads);
        ByteBuffer octets = piece.asReadOnlyBuffer();
        int chunk = Math.toIntExact(offset / Limits.CHUNK_OCTETS);
        while (octets.hasRemaining()) {
            byte[] plain = new byte[Math.min(octets.remaining(), Limits.CHUNK_OCTETS)];
            octets.get(plain);
            int index = chunk++;
            writes.begin(() ->
                    blobs.put(blob, index, ChunkFormat.encode(blob, index, plain, plain.length)));
        }
        writes.await();
        writes.throwFailure();
    }

    /**
     * Gives a file's octets in order, in pieces of at most {@link Limits#CHUNK_OCTETS}; a few are
     * read ahead. {@code NO_SUCH_MESSAGE}; {@code CORRUPTION}.
     */
    public void read(BlobId blob, DataSize size, Consumer<Octets> sink) {
        Deque<CompletableFuture<byte[]>> ahead = new ArrayDeque<>();
        int count = count(size);
        for (int next = 0; next < count || !ahead.isEmpty(); ) {
            while (next < count && ahead.size() < Limits.CHUNKS_AHEAD) {
                int index = next++;
                ahead.add(CompletableFuture.supplyAsync(() -> chunk(blob, size, index), threads));
            }
            sink.accept(Octets.wrap(await(ahead.remove())));
        }
    }

    private byte[] chunk(BlobId blob, DataSize size, int index) {
        long start = (long) index * Limits.CHUNK_OCTETS;
        int length = (int) Math.min(size.octets() - start, Limits.CHUNK_OCTETS);
        return ChunkFormat.decode(blob, index, blobs.get(blob, index), length);
    }

    private static byte[] await(CompletableFuture<byte[]> chunk) {
        try {
            return chunk.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof MailException refusal ? refusal : e;
        }
    }

    /** Deletes a file; one that is not there is no error. */
    public void delete(BlobId blob, DataSize size) {
        blobs.delete(blob, count(size));
    }

    private static int count(DataSize size) {
        return Math.toIntExact(Math.ceilDiv(size.octets(), (long) Limits.CHUNK_OCTETS));
    }
}
