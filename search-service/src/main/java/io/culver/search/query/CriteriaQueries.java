package io.culver.search.query;

import io.culver.mime.Folding;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.SearchCriteria;
import io.culver.search.index.IndexFields;
import io.culver.search.limits.SearchLimits;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.QueryTimeout;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/**
 * Search criteria as Lucene queries: which messages contain a text, as {@link Folding} makes texts
 * the same. RFC 9051 §6.4.4
 */
public final class CriteriaQueries {
    private static final BytesRef ANY_NAME = new BytesRef();

    private final QueryTimeout timeout;

    /** Makes queries that stop once this timeout fires. */
    public CriteriaQueries(QueryTimeout timeout) {
        this.timeout = timeout;
    }

    /**
     * The query for one of the keys that ask for a text; only those of fuzzy ones tell by scores
     * how well a message matches.
     *
     * @throws MailException INVALID if this is not the business of an index of texts, LIMIT if the
     *     text is too long
     */
    public Query of(SearchCriteria criteria) {
        return switch (criteria) {
            case SearchCriteria.Header(var field, var text) -> header(field, folded(text));
            case SearchCriteria.Body(var text) -> body(folded(text));
            case SearchCriteria.Text(var text) -> text(folded(text));
            case SearchCriteria.Fuzzy(var wanted) ->
                    FuzzyQueries.of(wanted, folded(wanted.text()), of(wanted), timeout);
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

    private static String folded(String text) {
        if (text.length() > SearchLimits.CRITERION_CHARS) {
            throw new MailException(MailError.LIMIT, "text to search for is too long");
        }
        return Folding.fold(text);
    }

    private Query header(String name, String text) {
        if (text.isEmpty()) {
            return new TermQuery(new Term(IndexFields.HEADER_NAME, Folding.fold(name)));
        }
        if (Folding.fold(name).contains(":")) {
            return new MatchNoDocsQuery("no name of a field"); // but might begin a line
        }
        return anyOf(lines(IndexFields.headerPrefix(name), text));
    }

    private List<Query> lines(BytesRef prefix, String text) {
        var needle = new OctetSearch(new BytesRef(text));
        return List.of(
                new TermScan(IndexFields.HEADER, prefix, needle, timeout),
                new LongHeaderContains(prefix, needle, timeout));
    }

    private Query body(String text) {
        return text.isEmpty() ? MatchAllDocsQuery.INSTANCE : new BodyQuery(text, timeout);
    }

    private Query text(String text) {
        if (text.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        List<Query> anywhere = new ArrayList<>(lines(ANY_NAME, text));
        anywhere.add(body(text));
        return anyOf(anywhere);
    }

    private static Query anyOf(List<Query> queries) {
        var any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return any.build();
    }
}
