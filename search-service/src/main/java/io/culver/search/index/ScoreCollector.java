package io.culver.search.index;

import java.io.IOException;
import java.util.Collection;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/** Gathers the email ids of matching documents, and their scores. */
final class ScoreCollector extends SimpleCollector {
    private final TreeMap<Long, Float> found = new TreeMap<>();
    private NumericDocValues ids = DocValues.emptyNumeric();
    private Scorable scorer = new Unscored();

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        ids = DocValues.getNumeric(context.reader(), IndexFields.EMAIL_ID);
    }

    @Override
    public void setScorer(Scorable scorer) {
        this.scorer = scorer;
    }

    @Override
    public void collect(int doc) throws IOException {
        if (ids.advanceExact(doc)) {
            found.put(ids.longValue(), scorer.score());
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE;
    }

    /** Before there is any document. */
    private static final class Unscored extends Scorable {
        @Override
        public float score() {
            return 0;
        }
    }

    /** A collector for each thread. */
    static final class Collectors implements CollectorManager<ScoreCollector, Ranking> {
        @Override
        public ScoreCollector newCollector() {
            return new ScoreCollector();
        }

        @Override
        public Ranking reduce(Collection<ScoreCollector> collectors) {
            var all = new TreeMap<Long, Float>();
            collectors.forEach(collector -> all.putAll(collector.found));
            return Ranking.of(all);
        }
    }
}
