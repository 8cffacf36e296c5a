package io.culver.search.query;

import io.culver.search.index.AbandonedException;
import io.culver.search.index.IndexFields;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * A header line that begins so and is too long for a term contains a text: looks through those
 * lines themselves, which few messages have. So a text of any length is found wherever it stands.
 */
final class LongHeaderContains extends Query {
    private final BytesRef prefix;
    private final OctetSearch needle;
    private final QueryTimeout timeout;

    /**
     * @param prefix what the lines of this name begin with
     */
    LongHeaderContains(BytesRef prefix, OctetSearch needle, QueryTimeout timeout) {
        this.prefix = prefix;
        this.needle = needle;
        this.timeout = timeout;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context)
                    throws IOException {
                BinaryDocValues lines =
                        context.reader().getBinaryDocValues(IndexFields.LONG_HEADER);
                if (lines == null) {
                    return null; // Lucene's word for: no document of this segment
                }
                return new DefaultScorerSupplier(
                        new ConstantScoreScorer(score(), scoreMode, new Matches(lines)));
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
        return IndexFields.LONG_HEADER + ":" + prefix.utf8ToString() + "*…*";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LongHeaderContains that
                && prefix.equals(that.prefix)
                && needle.equals(that.needle);
    }

    @Override
    public int hashCode() {
        return Objects.hash(prefix, needle);
    }

    /** Looks at each document that has long fields. */
    private final class Matches extends TwoPhaseIterator {
        private final BinaryDocValues lines;

        Matches(BinaryDocValues lines) {
            super(lines);
            this.lines = lines;
        }

        @Override
        public boolean matches() throws IOException {
            if (timeout.shouldExit()) {
                throw new AbandonedException();
            }
            BytesRef all = lines.binaryValue();
            int end = all.offset + all.length;
            int from = all.offset;
            for (int i = from; i < end; i++) {
                if (all.bytes[i] == IndexFields.END) {
                    if (isMatch(all.bytes, from, i)) {
                        return true;
                    }
                    from = i + 1;
                }
            }
            return false;
        }

        private boolean isMatch(byte[] octets, int from, int to) {
            BytesRef line = new BytesRef(octets, from, to - from);
            return StringHelper.startsWith(line, prefix)
                    && needle.accepts(octets, from + prefix.length, to);
        }

        @Override
        public float matchCost() {
            return 100_000; // octets to look at, some
        }
    }
}
