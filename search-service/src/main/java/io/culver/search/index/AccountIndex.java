package io.culver.search.index;

import io.culver.mime.text.MailText;
import io.culver.model.DataSize;
import io.culver.model.EmailId;
import io.culver.model.ModSeq;
import io.culver.search.limits.SearchLimits;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.KeepOnlyLastCommitDeletionPolicy;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.MergeScheduler;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.ReaderManager;
import org.apache.lucene.index.SnapshotDeletionPolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.Bits;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/**
 * The open index of one account. Any number of threads may search while one adds; what was added is
 * found from then on, and is on disk after {@link #commit}.
 */
public final class AccountIndex implements Closeable {
    /**
     * Beyond this, segments are not merged any more: each is looked through by one thread, and what
     * some 35,000 messages leave takes it some tens of milliseconds.
     */
    private static final DataSize SEGMENT = DataSize.ofMebibytes(64);

    private final IndexWriter writer;
    private final ReaderManager readers;
    private final SnapshotDeletionPolicy commits;
    private final CommitStamp opened;
    private final int commitEvery;
    private volatile ModSeq indexedSeq;
    private final AtomicInteger uncommitted = new AtomicInteger();

    private AccountIndex(
            IndexWriter writer, SnapshotDeletionPolicy commits, CommitStamp opened, int commitEvery)
            throws IOException {
        this.commits = commits;
        this.writer = writer;
        this.readers = new ReaderManager(writer);
        this.opened = opened;
        this.commitEvery = commitEvery;
        this.indexedSeq = opened.indexedSeq();
    }

    /**
     * Opens what {@link IndexDirectory} holds; it is in nobody else's hands until this is closed.
     *
     * @param stamp what that verified
     */
    static AccountIndex open(
            IndexDirectory directory,
            CommitStamp stamp,
            IndexSettings settings,
            MergeScheduler merges)
            throws IOException {
        var commits = new SnapshotDeletionPolicy(new KeepOnlyLastCommitDeletionPolicy());
        var segments = new TieredMergePolicy();
        segments.setMaxMergedSegmentMB(SEGMENT.octets() / 1048576.0);
        var config =
                new IndexWriterConfig()
                        .setCodec(MailCodec.get())
                        .setMergePolicy(segments)
                        .setRAMBufferSizeMB(settings.ramBuffer().octets() / 1048576.0)
                        .setMergeScheduler(merges)
                        .setIndexDeletionPolicy(commits)
                        .setCommitOnClose(false);
        var writer = new IndexWriter(directory.files(), config);
        try {
            return new AccountIndex(writer, commits, stamp, settings.commitEvery());
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /** Everything up to this change has been added. */
    public ModSeq indexedSeq() {
        return indexedSeq;
    }

    /** Which of these contents are not in the index yet, as far as that has been made visible. */
    public List<EmailId> missing(Collection<EmailId> emails) throws IOException {
        DirectoryReader reader = readers.acquire();
        try {
            List<EmailId> missing = new ArrayList<>();
            for (EmailId email : emails) {
                if (reader.docFreq(new Term(IndexFields.ID, IndexFields.id(email.value()))) == 0) {
                    missing.add(email);
                }
            }
            return missing;
        } finally {
            readers.release(reader);
        }
    }

    /** Adds messages; one that is there already is replaced. */
    public void add(Collection<MailText> mails) throws IOException {
        for (MailText mail : mails) {
            Document document = MailDocument.of(mail);
            writer.updateDocument(
                    new Term(IndexFields.ID, IndexFields.id(mail.email().value())), document);
        }
        if (uncommitted.addAndGet(mails.size()) >= commitEvery) {
            commit();
        }
    }

    /** Removes every message but these. */
    public void retain(Roaring64NavigableMap emails) throws IOException {
        readers.maybeRefreshBlocking();
        DirectoryReader reader = readers.acquire();
        try {
            for (LeafReaderContext leaf : reader.leaves()) {
                NumericDocValues ids = DocValues.getNumeric(leaf.reader(), IndexFields.EMAIL_ID);
                Bits live = leaf.reader().getLiveDocs();
                while (ids.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                    boolean isLive = live == null || live.get(ids.docID());
                    if (isLive && !emails.contains(ids.longValue())) {
                        writer.deleteDocuments(
                                new Term(IndexFields.ID, IndexFields.id(ids.longValue())));
                        uncommitted.incrementAndGet();
                    }
                }
            }
        } finally {
            readers.release(reader);
        }
    }

    /**
     * Tells that everything up to this change has been added, and keeps little of it on the heap:
     * many indexes are open at a time, and few of them are added to.
     */
    public void reached(ModSeq seq) throws IOException {
        if (writer.ramBytesUsed() > SearchLimits.QUIET_WRITER.octets()) {
            writer.flush();
        }
        if (!seq.equals(indexedSeq)) {
            indexedSeq = seq;
            uncommitted.incrementAndGet();
        }
    }

    /** How many changes a crash would make us do again. */
    public int uncommitted() {
        return uncommitted.get();
    }

    public synchronized void commit() throws IOException {
        uncommitted.set(0);
        writer.setLiveCommitData(opened.at(indexedSeq).toUserData());
        writer.commit();
    }

    /** Everything that was added up to now, as files. */
    public synchronized IndexSnapshot snapshot() throws IOException {
        ModSeq seq = indexedSeq;
        commit();
        return new IndexSnapshot(seq, commits, writer);
    }

    /**
     * The email ids of the messages that match.
     *
     * @param helpers take segments off the caller's hands as far as they are free
     * @throws AbandonedException if the timeout fires first
     */
    public Roaring64NavigableMap search(Query query, Executor helpers, QueryTimeout timeout)
            throws IOException {
        return search(query, new EmailIdCollector.Collectors(), helpers, timeout);
    }

    /**
     * Likewise, with how well each of them matches.
     *
     * @throws AbandonedException if the timeout fires first
     */
    public Ranking rank(Query query, Executor helpers, QueryTimeout timeout) throws IOException {
        return search(query, new ScoreCollector.Collectors(), helpers, timeout);
    }

    private <C extends Collector, T> T search(
            Query query, CollectorManager<C, T> collectors, Executor helpers, QueryTimeout timeout)
            throws IOException {
        readers.maybeRefreshBlocking();
        DirectoryReader reader = readers.acquire();
        try {
            var searcher = new SegmentSearcher(reader, helpers);
            // A mailbox's queries hardly ever repeat; a cache of them would only hold memory.
            searcher.setQueryCache(null);
            searcher.setTimeout(timeout);
            T found = searcher.search(query, collectors);
            if (searcher.timedOut()) {
                throw new AbandonedException();
            }
            return found;
        } finally {
            readers.release(reader);
        }
    }

    /** Makes each segment a piece of work of its own: most take too long to be joined to others. */
    private static final class SegmentSearcher extends IndexSearcher {
        SegmentSearcher(DirectoryReader reader, Executor helpers) {
            super(reader, helpers);
        }

        @Override
        protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
            return slices(leaves, 1, 1, false);
        }
    }

    /** Looks at everything that was added up to now, text by text. */
    public <T> T read(Reading<T> reading) throws IOException {
        readers.maybeRefreshBlocking();
        DirectoryReader reader = readers.acquire();
        try {
            return reading.of(reader);
        } finally {
            readers.release(reader);
        }
    }

    /** Something to find out of an index. */
    public interface Reading<T> {
        T of(DirectoryReader reader) throws IOException;
    }

    /** Of each message that has any, the documents that are not in the index. */
    public List<SkippedDocuments> skipped() throws IOException {
        return read(SkippedDocuments::in);
    }

    /** How many messages are in it. */
    public int messages() {
        return writer.getDocStats().numDocs;
    }

    /** Whether it can go on: a writer that failed cannot. */
    boolean isSound() {
        return writer.isOpen();
    }

    /** Commits and closes. */
    @Override
    public void close() throws IOException {
        try {
            if (uncommitted.get() > 0 && writer.isOpen()) {
                commit();
            }
        } finally {
            abandon();
        }
    }

    /** Closes without a commit. */
    void abandon() throws IOException {
        try (Closeable _ = writer::rollback) {
            readers.close();
        }
    }
}
