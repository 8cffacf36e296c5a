package io.culver.search;

import io.culver.search.index.IndexSettings;
import java.nio.file.Path;

/**
 * How a search service is set up.
 *
 * @param threads how many queries and batches are worked on at a time: as many as processors
 */
public record SearchConfig(IndexSettings indexes, int threads) {
    /** The defaults, for indexes in this directory. */
    public static SearchConfig of(Path directory) {
        return new SearchConfig(
                IndexSettings.of(directory), Runtime.getRuntime().availableProcessors());
    }
}
