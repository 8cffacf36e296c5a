package io.culver.search.index;

import java.io.IOException;
import java.util.Collection;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/** Gathers the email ids of matching documents. */
final class EmailIdCollector extends SimpleCollector {
    private final Roaring64NavigableMap found = new Roaring64NavigableMap();
    private NumericDocValues ids = DocValues.emptyNumeric();

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        ids = DocValues.getNumeric(context.reader(), IndexFields.EMAIL_ID);
    }

    @Override
    public void collect(int doc) throws IOException {
        if (ids.advanceExact(doc)) {
            found.addLong(ids.longValue());
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }

    /** A collector for each thread. */
    static final class Collectors
            implements CollectorManager<EmailIdCollector, Roaring64NavigableMap> {
        @Override
        public EmailIdCollector newCollector() {
            return new EmailIdCollector();
        }

        @Override
        public Roaring64NavigableMap reduce(Collection<EmailIdCollector> collectors) {
            var all = new Roaring64NavigableMap();
            collectors.forEach(collector -> all.or(collector.found));
            return all;
        }
    }
}
