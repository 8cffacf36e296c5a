package io.culver.proto.routing;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Rendezvous hashing: each node has a score for each key, and the key belongs to the node with the
 * highest. A node that comes takes its share of the keys, a node that goes leaves its own to the
 * others, and nothing else moves. The same on every machine and in every version.
 */
final class Rendezvous {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Rendezvous() {}

    /** The node that a key belongs to. */
    static Optional<String> first(Collection<String> nodes, String key) {
        long hash = hash(key);
        return nodes.stream()
                .max(
                        Comparator.<String>comparingLong(node -> score(hash(node), hash))
                                .thenComparing(Comparator.naturalOrder()));
    }

    /** The score of a node for a key, both as their hashes. */
    static long score(long node, long key) {
        return mixed(node ^ mixed(key));
    }

    /** FNV-1a over the UTF-8, and then well mixed: names of nodes differ in few bits. */
    static long hash(String text) {
        long hash = FNV_OFFSET;
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    /** The finalizer of SplitMix64: each bit of the result depends on each of the argument. */
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
