package io.culver.search.index;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/** The terms of a field and how often each occurs: all that relevance is reckoned by. */
final class CountedTerms {
    private static final FieldType COUNTED = new FieldType();

    static {
        COUNTED.setTokenized(true);
        COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        COUNTED.freeze();
    }

    private final Map<String, Integer> terms = new HashMap<>();

    void add(String term) {
        terms.merge(term, 1, Integer::sum);
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    /** For a document. */
    Field field(String name) {
        return new Field(name, new Tokens(terms.entrySet().iterator()), COUNTED);
    }

    /** Has Lucene take them as if it had counted them. */
    private static final class Tokens extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private final Iterator<Map.Entry<String, Integer>> terms;

        Tokens(Iterator<Map.Entry<String, Integer>> terms) {
            this.terms = terms;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            if (!terms.hasNext()) {
                return false;
            }
            Map.Entry<String, Integer> next = terms.next();
            term.append(next.getKey());
            frequency.setTermFrequency(next.getValue());
            return true;
        }
    }
}
