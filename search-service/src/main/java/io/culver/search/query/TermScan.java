package io.culver.search.query;

import io.culver.search.index.AbandonedException;
import java.io.IOException;
import java.util.Objects;
import org.apache.lucene.index.FilteredTermsEnum;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * Documents with a term that passes a test: looks at all terms of a field that begin alike, each of
 * which stands in the dictionary once. Lucene's automata would look at every octet, where {@link
 * OctetSearch} takes many at a time.
 */
final class TermScan extends MultiTermQuery {
    private final BytesRef prefix;
    private final TermTest test;
    private final QueryTimeout timeout;

    /**
     * @param prefix what the terms begin with; only what follows is tested
     */
    TermScan(String field, BytesRef prefix, TermTest test, QueryTimeout timeout) {
        super(field, CONSTANT_SCORE_REWRITE);
        this.prefix = prefix;
        this.test = test;
        this.timeout = timeout;
    }

    @Override
    protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
        return new Matches(terms.iterator());
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return getField() + ":" + prefix + test;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TermScan that
                && getField().equals(that.getField())
                && prefix.equals(that.prefix)
                && test.equals(that.test);
    }

    @Override
    public int hashCode() {
        return Objects.hash(getField(), prefix, test);
    }

    /** Those of the terms that match. */
    private final class Matches extends FilteredTermsEnum {
        private static final int TERMS_PER_LOOK = 1 << 12;

        private int seen;

        Matches(TermsEnum terms) {
            super(terms);
            setInitialSeekTerm(prefix);
        }

        @Override
        protected AcceptStatus accept(BytesRef term) {
            if (++seen % TERMS_PER_LOOK == 0 && timeout.shouldExit()) {
                throw new AbandonedException();
            }
            if (!StringHelper.startsWith(term, prefix)) {
                return AcceptStatus.END;
            }
            boolean isMatch =
                    test.accepts(
                            term.bytes, term.offset + prefix.length, term.offset + term.length);
            return isMatch ? AcceptStatus.YES : AcceptStatus.NO;
        }
    }
}
