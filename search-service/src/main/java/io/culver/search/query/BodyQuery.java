package io.culver.search.query;

import io.culver.search.index.IndexFields;
import io.culver.search.index.Run;
import io.culver.search.index.TextTerms;
import io.culver.search.limits.SearchLimits;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Finds a text in bodies: the terms of its runs leave few candidates, whose stored texts are looked
 * through; if the text is but one short run, its terms say all. A run in the middle of the text is
 * a run of every body that contains it; the first may be the end of a longer one there, the last
 * its beginning.
 */
final class BodyQuery {
    private static final BytesRef ANY = new BytesRef();

    private final String text;
    private final QueryTimeout timeout;
    private final BooleanQuery.Builder query = new BooleanQuery.Builder();

    private BodyQuery(String text, QueryTimeout timeout) {
        this.text = text;
        this.timeout = timeout;
    }

    /**
     * @param text folded, not empty
     */
    static Query of(String text, QueryTimeout timeout) {
        var made = new BodyQuery(text, timeout);
        List<Run> runs = Run.of(text);
        // The longest are the rarest.
        runs.stream()
                .sorted(Comparator.comparingInt((Run run) -> run.text().length()).reversed())
                .limit(SearchLimits.CRITERION_RUNS)
                .forEach(made::require);
        if (runs.size() != 1 || !made.isToldByTerms(runs.getFirst())) {
            made.query.add(
                    new BodyContains(new OctetSearch(new BytesRef(text)), timeout), Occur.FILTER);
        }
        return made.query.build();
    }

    private boolean isToldByTerms(Run run) {
        return run.text().equals(text)
                && switch (run.kind()) {
                    case WORD -> text.length() <= TextTerms.WORD_MAX;
                    case SIGNS -> text.codePointCount(0, text.length()) <= 2;
                };
    }

    private void require(Run run) {
        switch (run.kind()) {
            case WORD -> requireWord(run);
            case SIGNS -> requireSigns(run);
        }
    }

    private void requireWord(Run run) {
        String word = run.text();
        if (word.length() > TextTerms.WORD_MAX) {
            int end = Character.isLowSurrogate(word.charAt(TextTerms.WORD_MAX)) ? 1 : 0;
            requireTerms(ANY, contains(word.substring(0, TextTerms.WORD_MAX - end)));
        } else if (isFirst(run)) {
            requireTerms(ANY, isLast(run) ? contains(word) : endsWith(word));
        } else if (isLast(run)) {
            requireTerms(new BytesRef(word), contains(""));
        } else {
            requireTerm(word);
        }
    }

    private void requireSigns(Run run) {
        boolean isOne = run.text().codePointCount(0, run.text().length()) == 1;
        if (isOne && (isFirst(run) || isLast(run))) {
            requireTerms(ANY, contains(run.text()));
        } else {
            TextTerms.eachTwo(cut(run.text()), this::requireTerm);
        }
    }

    private static String cut(String signs) {
        int count = signs.codePointCount(0, signs.length());
        return signs.substring(
                0, signs.offsetByCodePoints(0, Math.min(count, SearchLimits.CRITERION_RUNS)));
    }

    private boolean isFirst(Run run) {
        return run.start() == 0;
    }

    private boolean isLast(Run run) {
        return run.end() == text.length();
    }

    private void requireTerm(String term) {
        query.add(new TermQuery(new Term(IndexFields.BODY_TERMS, term)), Occur.FILTER);
    }

    private void requireTerms(BytesRef prefix, TermTest test) {
        query.add(new TermScan(IndexFields.BODY_TERMS, prefix, test, timeout), Occur.FILTER);
    }

    private static TermTest contains(String part) {
        return new OctetSearch(new BytesRef(part));
    }

    private static TermTest endsWith(String part) {
        return new TermTest.EndsWith(new BytesRef(part));
    }
}
