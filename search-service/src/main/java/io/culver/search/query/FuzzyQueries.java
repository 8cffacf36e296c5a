package io.culver.search.query;

import io.culver.mime.Folding;
import io.culver.model.SearchCriteria;
import io.culver.search.index.IndexFields;
import io.culver.search.index.TextTerms;
import io.culver.search.limits.SearchLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/**
 * Fuzzy criteria as Lucene queries: messages with most of the words of a text, in other forms and
 * with typing errors, and all messages that an exact search finds. The more words a message has of
 * it, the rarer they are elsewhere and the shorter it is, the better it matches. RFC 6203 §3
 */
final class FuzzyQueries {
    /** What a header field counts, where it is not once. */
    private static final Map<String, Float> WEIGHTS = Map.of("subject", 3f, "from", 2f);

    private FuzzyQueries() {}

    /**
     * The query for a fuzzy key.
     *
     * @param text folded
     * @param exact finds the messages that contain the text
     */
    static Query of(
            SearchCriteria.OfText criteria, String text, Query exact, QueryTimeout timeout) {
        Map<String, Float> places = places(criteria);
        List<Query> words = new ArrayList<>();
        if (!places.isEmpty()) {
            TextTerms.eachFuzzy(
                    text,
                    term -> {
                        if (words.size() < SearchLimits.CRITERION_RUNS) {
                            words.add(new WordQuery(term, places, timeout));
                        }
                    });
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
            case SearchCriteria.Body _ -> places.put(IndexFields.BODY_TERMS, 1f);
            case SearchCriteria.Text _ -> {
                IndexFields.WORDY_HEADERS.forEach(name -> addHeader(name, places));
                places.put(IndexFields.BODY_TERMS, 1f);
            }
        }
        return places;
    }

    private static void addHeader(String name, Map<String, Float> places) {
        IndexFields.headerWords(name)
                .ifPresent(
                        field -> places.put(field, WEIGHTS.getOrDefault(Folding.fold(name), 1f)));
    }

    /** One or two words must all be there, of more three quarters. */
    private static Query most(List<Query> words) {
        var most = new BooleanQuery.Builder();
        words.forEach(word -> most.add(word, Occur.SHOULD));
        most.setMinimumNumberShouldMatch(words.size() - words.size() / 4);
        return most.build();
    }
}
