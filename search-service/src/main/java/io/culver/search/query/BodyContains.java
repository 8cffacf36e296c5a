package io.culver.search.query;

import io.culver.search.index.AbandonedException;
import io.culver.search.index.IndexFields;
import java.io.IOException;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.FieldInfo;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.StoredFieldVisitor;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/**
 * A body contains a text: looks through the stored texts of all documents that the rest of the
 * query leaves, in order, so that a chunk of them is read once.
 */
final class BodyContains extends Query {
    private final OctetSearch needle;
    private final QueryTimeout timeout;

    BodyContains(OctetSearch needle, QueryTimeout timeout) {
        this.needle = needle;
        this.timeout = timeout;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context)
                    throws IOException {
                // What merging reads with: it keeps the chunk that it has decompressed.
                var texts = ((CodecReader) context.reader()).getFieldsReader().getMergeInstance();
                var all = DocIdSetIterator.all(context.reader().maxDoc());
                return new DefaultScorerSupplier(
                        new ConstantScoreScorer(score(), scoreMode, new Matches(all, texts)));
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return IndexFields.BODY + ":*…*";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BodyContains that && needle.equals(that.needle);
    }

    @Override
    public int hashCode() {
        return needle.hashCode();
    }

    private final class Matches extends TwoPhaseIterator {
        private final StoredFieldsReader texts;

        Matches(DocIdSetIterator all, StoredFieldsReader texts) {
            super(all);
            this.texts = texts;
        }

        @Override
        public boolean matches() throws IOException {
            if (timeout.shouldExit()) {
                throw new AbandonedException();
            }
            var look = new Look();
            texts.document(approximation.docID(), look);
            return look.isMatch;
        }

        @Override
        public float matchCost() {
            return 100_000; // octets to read, some
        }
    }

    /** Looks through one document's texts. */
    private final class Look extends StoredFieldVisitor {
        private boolean isMatch;

        @Override
        public Status needsField(FieldInfo field) {
            return field.name.equals(IndexFields.BODY) ? Status.YES : Status.NO;
        }

        /** The ends of the texts are in no needle, so that nothing runs on from one to the next. */
        @Override
        public void binaryField(FieldInfo field, byte[] body) {
            isMatch = needle.accepts(body, 0, body.length);
        }
    }
}
