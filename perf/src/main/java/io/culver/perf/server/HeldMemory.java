package io.culver.perf.server;

/**
 * What a server holds in memory, in KiB.
 *
 * @param heap of objects in use, where it has a heap that is collected; 0 elsewhere
 * @param besides resident of all its processes, where what they share counts once; a heap, whether
 *     in use or not, is in it
 */
public record HeldMemory(long heap, long besides) {
    /**
     * What it needs. Of two such figures the difference is meant: a heap that is resident as a
     * whole is in both.
     */
    public long kibibytes() {
        return heap + besides;
    }
}
