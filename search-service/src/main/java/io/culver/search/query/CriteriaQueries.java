package io.culver.search.query;

import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.SearchCriteria;
import io.culver.search.index.Folding;
import io.culver.search.index.IndexFields;
import io.culver.search.index.WordAnalyzer;
import io.culver.search.index.WordAnalyzer.Word;
import io.culver.search.limits.SearchLimits;
import java.util.List;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Search criteria as Lucene queries. Header fields are searched for substrings; BODY and TEXT for
 * words, in order if there are several, as RFC 9051 §6.4.4 allows. What is no word only separates
 * words there; so a text without any, like the empty text, is in every message.
 */
public final class CriteriaQueries {
    private final WordAnalyzer analyzer = WordAnalyzer.forQueries();
    private final QueryTimeout timeout;

    /** Makes queries that stop once this timeout fires. */
    public CriteriaQueries(QueryTimeout timeout) {
        this.timeout = timeout;
    }

    /**
     * The query for one of the keys that ask for a text.
     *
     * @throws MailException INVALID if this is not the business of an index of texts, LIMIT if the
     *     text is too long
     */
    public Query of(SearchCriteria criteria) {
        return switch (criteria) {
            case SearchCriteria.Header(var field, var text) -> header(field, text);
            case SearchCriteria.Body(var text) -> words(text, List.of(IndexFields.BODY_WORDS));
            case SearchCriteria.Text(var text) ->
                    words(text, List.of(IndexFields.HEADER_WORDS, IndexFields.BODY_WORDS));
            // These are the mailbox owner's, who also combines the answers.
            case SearchCriteria.All _,
                    SearchCriteria.HasFlag _,
                    SearchCriteria.InUids _,
                    SearchCriteria.LargerThan _,
                    SearchCriteria.SmallerThan _,
                    SearchCriteria.Before _,
                    SearchCriteria.On _,
                    SearchCriteria.Since _,
                    SearchCriteria.HasEmail _,
                    SearchCriteria.InThread _,
                    SearchCriteria.ReceivedUntil _,
                    SearchCriteria.ReceivedFrom _,
                    SearchCriteria.ChangedSince _,
                    SearchCriteria.Not _,
                    SearchCriteria.Or _,
                    SearchCriteria.And _ ->
                    throw new MailException(MailError.INVALID, "not a text to search for");
        };
    }

    private Query header(String field, String text) {
        checkLength(text);
        if (text.isEmpty()) {
            return new TermQuery(new Term(IndexFields.HEADER_NAME, Folding.fold(field)));
        }
        BytesRef prefix = IndexFields.headerPrefix(field);
        var needle = new OctetSearch(new BytesRef(Folding.foldLine(text)));
        return anyOf(
                List.of(
                        new HeaderContains(prefix, needle, timeout),
                        new LongHeaderContains(prefix, needle, timeout)));
    }

    private Query words(String text, List<String> fields) {
        checkLength(text);
        List<Word> words = analyzer.words(text);
        if (words.size() > SearchLimits.CRITERION_WORDS) {
            throw new MailException(MailError.LIMIT, "too many words to search for");
        }
        return words.isEmpty()
                ? MatchAllDocsQuery.INSTANCE
                : anyOf(fields.stream().map(field -> phrase(field, words)).toList());
    }

    private static Query phrase(String field, List<Word> words) {
        var phrase = new PhraseQuery.Builder();
        words.forEach(word -> phrase.add(new Term(field, word.term()), word.position()));
        return phrase.build(); // of one word, Lucene makes a TermQuery
    }

    private static Query anyOf(List<Query> queries) {
        var any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }

    private static void checkLength(String text) {
        if (text.length() > SearchLimits.CRITERION_CHARS) {
            throw new MailException(MailError.LIMIT, "text to search for is too long");
        }
    }
}
