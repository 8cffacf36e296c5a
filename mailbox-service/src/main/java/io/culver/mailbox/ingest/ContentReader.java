package io.culver.mailbox.ingest;

import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.store.BlobStore;
import io.culver.model.BlobId;
import io.culver.model.MessageMeta;
import io.culver.model.Octets;
import io.culver.model.Span;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads stretches of stored messages. It keeps the chunk that it read last, as stretches of one
 * message often come one after the other; so it is for one caller only.
 */
public final class ContentReader {
    private final BlobStore blobs;

    /** Null before the first one is read. */
    private @Nullable Chunk last;

    public ContentReader(BlobStore blobs) {
        this.blobs = blobs;
    }

    /**
     * Gives the stretch's octets in pieces of at most {@link Limits#CHUNK_OCTETS}; those beyond the
     * message's end are left out, and an empty stretch has one empty piece.
     */
    public void read(MessageMeta meta, Span stretch, Sink sink) {
        long size = meta.size().octets();
        long at = Math.min(stretch.offset(), size);
        long end = at + Math.min(stretch.length(), size - at);
        if (at == end) {
            sink.accept(Octets.EMPTY, true);
        }
        while (at < end) {
            long index = at / Limits.CHUNK_OCTETS;
            long start = index * Limits.CHUNK_OCTETS;
            byte[] chunk = chunk(meta, Math.toIntExact(index));
            int from = Math.toIntExact(at - start);
            int to = Math.toIntExact(Math.min(end - start, chunk.length));
            at = start + to;
            sink.accept(piece(chunk, from, to), at == end);
        }
    }

    private static Octets piece(byte[] chunk, int from, int to) {
        boolean isWhole = from == 0 && to == chunk.length;
        return Octets.wrap(isWhole ? chunk : Arrays.copyOfRange(chunk, from, to));
    }

    private byte[] chunk(MessageMeta meta, int index) {
        Chunk known = last;
        if (known != null && known.blob.equals(meta.blob()) && known.index == index) {
            return known.octets;
        }
        long start = (long) index * Limits.CHUNK_OCTETS;
        long length = Math.min(meta.size().octets() - start, Limits.CHUNK_OCTETS);
        byte[] octets =
                ChunkFormat.decode(
                        meta.blob(), index, blobs.get(meta.blob(), index), Math.toIntExact(length));
        last = new Chunk(meta.blob(), index, octets);
        return octets;
    }

    /** Takes the pieces of a stretch, in order. */
    @FunctionalInterface
    public interface Sink {
        void accept(Octets piece, boolean isLast);
    }

    @SuppressWarnings("ArrayRecordComponent") // never leaves this class, never compared
    private record Chunk(BlobId blob, int index, byte[] octets) {}
}
