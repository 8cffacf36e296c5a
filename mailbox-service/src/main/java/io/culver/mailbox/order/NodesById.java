package io.culver.mailbox.order;

/**
 * Which node stands for which message id, by the ids' numbers. Those depend on a secret, so a table
 * with open addressing is safe from crowding.
 */
final class NodesById {
    private final long[] ids;
    private final int[] nodes;
    private final int mask;

    /** For so many ids at most. */
    NodesById(int idsMax) {
        int slots = Math.max(2, Integer.highestOneBit(idsMax) * 4);
        ids = new long[slots];
        nodes = new int[slots];
        mask = slots - 1;
    }

    /** The node of this id; if it has none yet, {@code next} becomes that. */
    int nodeOf(long id, int next) {
        int slot = (int) id & mask;
        while (ids[slot] != IdNumbers.NONE) {
            if (ids[slot] == id) {
                return nodes[slot];
            }
            slot = (slot + 1) & mask;
        }
        ids[slot] = id;
        nodes[slot] = next;
        return next;
    }
}
