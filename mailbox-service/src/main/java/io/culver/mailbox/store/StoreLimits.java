package io.culver.mailbox.store;

import io.culver.model.Octets;
import java.util.Collection;

/** What one call of a port may carry; more is a fault of the caller's code. */
public final class StoreLimits {
    /** Longest entry, so that a commit of several stays far below Cassandra's largest mutation. */
    public static final int ENTRY_BYTES_MAX = 256 * 1024;

    /** Largest object of a checkpoint. */
    public static final int OBJECT_BYTES_MAX = 16 * 1024 * 1024;

    /** Largest manifest of a search index: some hundred octets for each of its files. */
    public static final int MANIFEST_BYTES_MAX = 256 * 1024;

    /** Most ids that are asked for at a time, so that the answer stays some megabytes. */
    public static final int IDS_MAX = 1_000;

    /** Octets of metas after which a page of them ends: hundreds of real ones, two hostile ones. */
    public static final int METAS_OCTETS = 4 * 1024 * 1024;

    private StoreLimits() {}

    public static void check(Commit commit) {
        commit.entries().forEach(entry -> atMost(ENTRY_BYTES_MAX, entry.size(), "entry"));
    }

    public static void checkObject(Octets object) {
        atMost(OBJECT_BYTES_MAX, object.size(), "object");
    }

    public static void checkManifest(IndexManifest manifest) {
        atMost(MANIFEST_BYTES_MAX, manifest.octets().size(), "manifest");
    }

    public static void checkChunk(Octets chunk) {
        atMost(BlobStore.MAX_CHUNK, chunk.size(), "chunk");
    }

    public static void checkIds(Collection<?> ids) {
        atMost(IDS_MAX, ids.size(), "collection of ids");
    }

    private static void atMost(int max, int size, String what) {
        if (size > max) {
            throw new IllegalArgumentException(what + " is larger than " + max + ": " + size);
        }
    }
}
