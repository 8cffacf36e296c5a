package io.culver.search.query;

import io.culver.model.SearchCriteria;
import io.culver.search.index.IndexFields;
import io.culver.search.index.Run;
import io.culver.search.index.TextTerms;
import io.culver.search.language.Stems;
import io.culver.search.limits.SearchLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Fuzzy criteria as Lucene queries: messages with most of the words of a text, in other forms and
 * with typing errors, and all messages that an exact search finds. The more words a message has of
 * it, the rarer they are elsewhere and the shorter it is, the better it matches. RFC 6203 §3
 */
final class FuzzyQueries {
    /** Words of so many letters may have one other letter, and those of so many may have two. */
    private static final int ONE_ERROR = 3;

    private static final int TWO_ERRORS = 6;

    /** A word that is only like the one asked for counts half. */
    private static final float LIKE = 0.5f;

    /** Where a word is in several places, the best counts, and the others this much. */
    private static final float OTHER_PLACES = 0.1f;

    /** What a field counts, where it is not once. */
    private static final Map<String, Float> WEIGHTS = Map.of("fuzzy_subject", 3f, "fuzzy_from", 2f);

    private FuzzyQueries() {}

    /**
     * The query for a fuzzy key.
     *
     * @param text folded
     * @param exact finds the messages that contain the text
     */
    static Query of(SearchCriteria.OfText criteria, String text, Query exact) {
        List<Query> words = new ArrayList<>();
        Map<String, Float> places = places(criteria);
        for (Run run : places.isEmpty() ? List.<Run>of() : Run.of(text)) {
            switch (run.kind()) {
                case WORD -> {
                    if (Stems.isWord(run.text())) {
                        words.add(word(run.text(), places));
                    }
                }
                case SIGNS ->
                        TextTerms.eachTwoLetters(run.text(), two -> words.add(term(two, places)));
            }
        }
        var query = new BooleanQuery.Builder();
        query.add(new ConstantScoreQuery(exact), Occur.SHOULD);
        if (!words.isEmpty()) {
            query.add(most(words), Occur.SHOULD);
        }
        return query.build();
    }

    /** The fields of the index to look in, and how much each counts; none for other headers. */
    private static Map<String, Float> places(SearchCriteria.OfText criteria) {
        Map<String, Float> places = new HashMap<>();
        switch (criteria) {
            case SearchCriteria.Header(var name, _) -> addHeader(name, places);
            case SearchCriteria.Body _ -> places.put(IndexFields.FUZZY_BODY, 1f);
            case SearchCriteria.Text _ -> {
                IndexFields.FUZZY_HEADERS.forEach(name -> addHeader(name, places));
                places.put(IndexFields.FUZZY_BODY, 1f);
            }
        }
        return places;
    }

    private static void addHeader(String name, Map<String, Float> places) {
        IndexFields.fuzzyHeader(name)
                .ifPresent(field -> places.put(field, WEIGHTS.getOrDefault(field, 1f)));
    }

    /** One or two words must all be there, of more three quarters. */
    private static Query most(List<Query> words) {
        List<Query> asked = words.subList(0, Math.min(words.size(), SearchLimits.CRITERION_RUNS));
        var most = new BooleanQuery.Builder();
        asked.forEach(word -> most.add(word, Occur.SHOULD));
        most.setMinimumNumberShouldMatch(asked.size() - asked.size() / 4);
        return most.build();
    }

    private static Query word(String word, Map<String, Float> places) {
        List<Query> forms = new ArrayList<>();
        for (String form : Stems.anyOf(word)) {
            forms.add(term(form, places));
            int letters = form.codePointCount(0, form.length());
            int errors = letters < ONE_ERROR ? 0 : letters < TWO_ERRORS ? 1 : 2;
            if (errors > 0) {
                places.forEach((field, weight) ->
                        forms.add(
                                new BoostQuery(
                                        like(new Term(field, form), errors), weight * LIKE)));
            }
        }
        return new DisjunctionMaxQuery(forms, OTHER_PLACES);
    }

    /** People seldom mistype a word's first letter, and it spares reading all other words. */
    private static Query like(Term term, int errors) {
        return new FuzzyQuery(term, errors, 1, SearchLimits.FUZZY_LIKE, true);
    }

    private static Query term(String term, Map<String, Float> places) {
        List<Query> anywhere = new ArrayList<>();
        places.forEach((field, weight) ->
                anywhere.add(new BoostQuery(new TermQuery(new Term(field, term)), weight)));
        return new DisjunctionMaxQuery(anywhere, OTHER_PLACES);
    }
}
