package io.culver.search.index;

import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;

/** Terms and how often they occur, for Lucene to take as if it had counted them. */
final class CountedTerms extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
    private final Iterator<Map.Entry<String, Integer>> terms;

    CountedTerms(Map<String, Integer> terms) {
        this.terms = terms.entrySet().iterator();
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
