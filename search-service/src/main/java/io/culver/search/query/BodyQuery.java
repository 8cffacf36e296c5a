package io.culver.search.query;

import io.culver.search.index.IndexFields;
import io.culver.search.index.Run;
import io.culver.search.index.TextTerms;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/**
 * A body contains a text: the terms of the text's runs leave few candidates, which are looked
 * through; if the text is but one short run, its terms say all. A run in the middle of the text is
 * a run of every body that contains it; the first may be the end of a longer one there, the last
 * its beginning.
 */
final class BodyQuery extends Query {
    /** Bodies that are looked through in the time in which all terms are. */
    private static final int FEW = 2_000;

    private static final BytesRef ANY = new BytesRef();

    private final String text;
    private final QueryTimeout timeout;

    /** What the terms of a body must have: some as they are, some with this beginning, some so. */
    private final List<Term> terms = new ArrayList<>();

    private final List<BytesRef> beginnings = new ArrayList<>();
    private final List<TermTest> tests = new ArrayList<>();

    /**
     * @param text folded, not empty
     */
    BodyQuery(String text, QueryTimeout timeout) {
        this.text = text;
        this.timeout = timeout;
        List<Run> runs = Run.of(text);
        runs.stream()
                // The longest are the rarest.
                .sorted(Comparator.comparingInt((Run run) -> run.text().length()).reversed())
                .limit(SearchLimits.CRITERION_RUNS)
                .forEach(this::require);
        for (int i = 1; i < Math.min(runs.size(), SearchLimits.CRITERION_RUNS); i++) {
            requirePair(runs.get(i - 1), runs.get(i));
        }
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
            tests.add(contains(word.substring(0, TextTerms.WORD_MAX - end)));
        } else if (run.start() == 0) {
            tests.add(isLast(run) ? contains(word) : new TermTest.EndsWith(new BytesRef(word)));
        } else if (isLast(run)) {
            beginnings.add(new BytesRef(word));
        } else {
            terms.add(term(word));
        }
    }

    private void requireSigns(Run run) {
        int count = run.length();
        if (count == 1 && (run.start() == 0 || isLast(run))) {
            tests.add(contains(run.text()));
        } else {
            int end =
                    run.text().offsetByCodePoints(0, Math.min(count, SearchLimits.CRITERION_RUNS));
            TextTerms.eachTwo(run.text().substring(0, end), sign -> terms.add(term(sign)));
        }
    }

    /** Unless more of a word may be missing than what of it is in the pair's term. */
    private void requirePair(Run first, Run second) {
        if (TextTerms.areNeighbours(first, second)
                && (first.start() > 0 || first.length() >= TextTerms.PAIR_CHARS)
                && (!isLast(second) || second.length() >= TextTerms.PAIR_CHARS)) {
            terms.add(new Term(IndexFields.BODY_PAIRS, TextTerms.pair(first, second)));
        }
    }

    private boolean isLast(Run run) {
        return run.end() == text.length();
    }

    private static TermTest contains(String part) {
        return new OctetSearch(new BytesRef(part));
    }

    /** Only now it is known how many candidates there are. */
    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        var query = new BooleanQuery.Builder();
        terms.forEach(term -> query.add(new TermQuery(term), Occur.FILTER));
        beginnings.forEach(beginning -> query.add(scan(beginning, contains("")), Occur.FILTER));
        if (!areFew(searcher.getIndexReader())) {
            tests.forEach(test -> query.add(scan(ANY, test), Occur.FILTER));
        }
        if (!isToldByTerms()) {
            query.add(new BodyContains(new OctetSearch(new BytesRef(text)), timeout), Occur.FILTER);
        }
        return query.build();
    }

    /** Whether the terms of the only run name all bodies that contain the text, and no others. */
    private boolean isToldByTerms() {
        List<Run> runs = Run.of(text);
        return runs.size() == 1
                && runs.getFirst().text().equals(text)
                && switch (runs.getFirst().kind()) {
                    case WORD -> text.length() <= TextTerms.WORD_MAX;
                    case SIGNS -> text.codePointCount(0, text.length()) <= 2;
                };
    }

    private TermScan scan(BytesRef beginning, TermTest test) {
        return new TermScan(IndexFields.BODY_TERMS, beginning, test, timeout);
    }

    private static Term term(String text) {
        return new Term(IndexFields.BODY_TERMS, text);
    }

    /**
     * Whether so few candidates are left that to look through all terms for less is not worth it.
     */
    private boolean areFew(IndexReader reader) throws IOException {
        for (Term term : terms) {
            if (reader.docFreq(term) <= FEW) {
                return true;
            }
        }
        for (BytesRef beginning : beginnings) {
            if (areFew(reader, beginning)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areFew(IndexReader reader, BytesRef beginning) throws IOException {
        int bodies = 0;
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms all = leaf.reader().terms(IndexFields.BODY_TERMS);
            TermsEnum term = all == null ? TermsEnum.EMPTY : all.iterator();
            boolean isThere = term.seekCeil(beginning) != TermsEnum.SeekStatus.END;
            while (isThere && StringHelper.startsWith(term.term(), beginning) && bodies <= FEW) {
                bodies += term.docFreq();
                isThere = term.next() != null;
            }
        }
        return bodies <= FEW;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return IndexFields.BODY + ":…";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BodyQuery that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
