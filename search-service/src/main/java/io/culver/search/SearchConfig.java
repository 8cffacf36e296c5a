package io.culver.search;

import io.culver.search.copy.CopySettings;
import io.culver.search.extract.WorkerSettings;
import io.culver.search.index.IndexSettings;
import java.nio.file.Path;

/**
 * How a search service is set up.
 *
 * @param threads how many queries and batches are worked on at a time: as many as processors
 * @param attachments whether the text of attached documents is searched
 * @param workers how they are read
 * @param isEager whether indexes follow their logs at once; else when something is looked for
 * @param copies when indexes are copied to the mailbox service's store
 */
public record SearchConfig(
        IndexSettings indexes,
        int threads,
        boolean attachments,
        WorkerSettings workers,
        boolean isEager,
        CopySettings copies) {
    /** Where workers work, beside the accounts' indexes: as much the users' own. */
    private static final String SCRATCH = "attachments";

    /** The defaults, for indexes in this directory. */
    public static SearchConfig of(Path directory) {
        return new SearchConfig(
                IndexSettings.of(directory),
                Runtime.getRuntime().availableProcessors(),
                true,
                WorkerSettings.of(directory.resolve(SCRATCH)),
                true,
                CopySettings.NONE);
    }

    public SearchConfig withAttachments(boolean attachments) {
        return new SearchConfig(indexes, threads, attachments, workers, isEager, copies);
    }

    public SearchConfig withCopies(CopySettings copies) {
        return new SearchConfig(indexes, threads, attachments, workers, isEager, copies);
    }

    /** With so many indexes open at a time, that are followed at once or when they are needed. */
    public SearchConfig withIndexing(int openMax, boolean isEager) {
        return new SearchConfig(
                indexes.withOpenMax(openMax), threads, attachments, workers, isEager, copies);
    }
}
