package io.culver.search.index;

import io.culver.model.DataSize;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How indexes are kept.
 *
 * @param root holds a directory an account
 * @param openMax indexes open at a time
 * @param idleAfter an index nobody asked for so long is closed
 * @param commitEvery changes there is a commit, if time has not brought one before
 * @param ramBuffer what an index that is added to holds on the heap before it writes it out
 */
public record IndexSettings(
        Path root, int openMax, Duration idleAfter, int commitEvery, DataSize ramBuffer) {
    /** Each takes up to some MiB of heap, and a dozen file handles a segment. */
    public static final int OPEN = 128;

    /** The defaults, for indexes in this directory. */
    public static IndexSettings of(Path root) {
        return new IndexSettings(
                root, OPEN, Duration.ofMinutes(5), 20_000, DataSize.ofMebibytes(32));
    }

    public IndexSettings withOpenMax(int openMax) {
        return new IndexSettings(root, openMax, idleAfter, commitEvery, ramBuffer);
    }
}
