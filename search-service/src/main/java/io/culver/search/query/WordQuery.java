package io.culver.search.query;

import io.culver.search.index.AbandonedException;
import io.culver.search.language.WordForms;
import io.culver.search.limits.SearchLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.util.BytesRef;

/**
 * One of some fields has a word in any of its forms, or one that is like it. Which of them there
 * are, the dictionaries tell; messages are rated as if all of them were one word, which is as rare
 * as the most usual of them.
 */
final class WordQuery extends Query {
    /** A word that is only like the one asked for counts half. */
    private static final float LIKE = 0.5f;

    /** Where a word is in several places, the best counts, and the others this much. */
    private static final float OTHER_PLACES = 0.1f;

    private static final int TERMS_PER_LOOK = 1 << 12;

    private final String word;
    private final Map<String, Float> places;
    private final QueryTimeout timeout;

    /**
     * @param word folded, for which {@link WordForms#isWord} is true
     * @param places fields, and how much each counts
     */
    WordQuery(String word, Map<String, Float> places, QueryTimeout timeout) {
        this.word = word;
        this.places = places;
        this.timeout = timeout;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        var likeness = new Likeness(word);
        List<Query> anywhere = new ArrayList<>();
        for (Map.Entry<String, Float> place : places.entrySet()) {
            Terms dictionary = MultiTerms.getTerms(searcher.getIndexReader(), place.getKey());
            if (dictionary != null) {
                Query here = in(place.getKey(), likeness, dictionary);
                anywhere.add(new BoostQuery(here, place.getValue()));
            }
        }
        return new DisjunctionMaxQuery(anywhere, OTHER_PLACES);
    }

    private Query in(String field, Likeness likeness, Terms dictionary) throws IOException {
        List<Known> forms = forms(likeness, dictionary);
        List<Known> like = like(likeness, dictionary, forms);
        if (like.isEmpty()) {
            return forms.isEmpty() ? new MatchNoDocsQuery("no such word") : anyOf(field, forms);
        }
        if (forms.isEmpty()) {
            return new BoostQuery(anyOf(field, like), LIKE);
        }
        List<Known> all = new ArrayList<>(forms);
        all.addAll(like);
        return new DisjunctionMaxQuery(
                List.of(anyOf(field, forms), new BoostQuery(anyOf(field, all), LIKE)), 0);
    }

    private static Query anyOf(String field, List<Known> words) {
        var any = new SynonymQuery.Builder(field);
        words.forEach(known -> any.addTerm(new Term(field, known.term()), known.likeness()));
        return any.build();
    }

    private List<Known> forms(Likeness likeness, Terms dictionary) throws IOException {
        var usual = new Best(SearchLimits.FUZZY_FORMS, Known.BY_MESSAGES);
        TermsEnum terms = likeness.stretch().getTermsEnum(dictionary);
        for (int seen = 1; terms.next() != null; seen++) {
            look(seen);
            usual.add(terms, 1);
        }
        return usual.all().stream().filter(known -> likeness.isForm(known.term())).toList();
    }

    private List<Known> like(Likeness likeness, Terms dictionary, List<Known> forms)
            throws IOException {
        if (likeness.mostErrors().isEmpty()) {
            return List.of();
        }
        Set<BytesRef> right = new HashSet<>();
        forms.forEach(known -> right.add(known.term()));
        var likest = new Best(SearchLimits.FUZZY_LIKE, Known.BY_LIKENESS);
        TermsEnum terms = likeness.mostErrors().get().getTermsEnum(dictionary);
        for (int seen = 1; terms.next() != null; seen++) {
            look(seen);
            BytesRef term = terms.term();
            if (!right.contains(term) && WordForms.isWord(term.utf8ToString())) {
                likest.add(terms, likeness.of(term));
            }
        }
        return likest.all();
    }

    private void look(int seen) {
        if (seen % TERMS_PER_LOOK == 0 && timeout.shouldExit()) {
            throw new AbandonedException();
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return places.keySet() + ":~" + word;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WordQuery that
                && word.equals(that.word)
                && places.equals(that.places);
    }

    @Override
    public int hashCode() {
        return Objects.hash(word, places);
    }

    /**
     * A word of the dictionary.
     *
     * @param likeness to the one asked for, at most 1
     * @param messages that have it
     */
    private record Known(BytesRef term, float likeness, int messages) {
        static final Comparator<Known> BY_MESSAGES = Comparator.comparingInt(Known::messages);
        static final Comparator<Known> BY_LIKENESS =
                Comparator.comparingDouble(Known::likeness).thenComparing(BY_MESSAGES);
    }

    /** The best so many of the words that were added. */
    private static final class Best {
        private final int most;
        private final PriorityQueue<Known> words;

        Best(int most, Comparator<Known> worstFirst) {
            this.most = most;
            this.words = new PriorityQueue<>(worstFirst);
        }

        void add(TermsEnum term, float likeness) throws IOException {
            words.add(new Known(BytesRef.deepCopyOf(term.term()), likeness, term.docFreq()));
            if (words.size() > most) {
                words.remove();
            }
        }

        List<Known> all() {
            return List.copyOf(words);
        }
    }
}
