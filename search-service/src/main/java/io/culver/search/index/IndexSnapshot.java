package io.culver.search.index;

import io.culver.model.ModSeq;
import java.io.Closeable;
import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;

/** The files of an index as they were committed, which stay until this is closed. */
public final class IndexSnapshot implements Closeable {
    private final IndexCommit commit;
    private final ModSeq indexedSeq;
    private final SnapshotDeletionPolicy commits;
    private final IndexWriter writer;

    IndexSnapshot(ModSeq indexedSeq, SnapshotDeletionPolicy commits, IndexWriter writer)
            throws IOException {
        this.commit = commits.snapshot();
        this.indexedSeq = indexedSeq;
        this.commits = commits;
        this.writer = writer;
    }

    /** It contains everything up to this change. */
    public ModSeq indexedSeq() {
        return indexedSeq;
    }

    /** The names of its files. */
    public Collection<String> files() throws IOException {
        return commit.getFileNames();
    }

    /** Where they lie. */
    public Directory directory() {
        return commit.getDirectory();
    }

    @Override
    public void close() throws IOException {
        commits.release(commit);
        try {
            writer.deleteUnusedFiles();
        } catch (AlreadyClosedException _) {
            // It failed meanwhile; whoever opens the index next deletes them.
        }
    }
}
