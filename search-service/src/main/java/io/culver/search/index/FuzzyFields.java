package io.culver.search.index;

import io.culver.search.language.Language;
import io.culver.search.language.Stems;
import io.culver.search.limits.SearchLimits;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

/**
 * What a fuzzy search looks through: stems of a message's words, with how often they occur, since
 * that is what relevance is reckoned by. Signs of scripts without spaces are taken two by two. RFC
 * 6203 §3
 */
final class FuzzyFields {
    private static final FieldType COUNTED = new FieldType();

    static {
        COUNTED.setTokenized(true);
        COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        COUNTED.freeze();
    }

    /** By the field of the index. */
    private final Map<String, Map<String, Integer>> words = new TreeMap<>();

    private final Map<String, Map<String, Integer>> signs = new TreeMap<>();
    private int count;

    /** Takes a header field, if it is one that is searched so. */
    void addHeader(String name, String value) {
        IndexFields.fuzzyHeader(name).ifPresent(field -> add(field, Run.of(value)));
    }

    /** Takes one of the texts of the body. */
    void addBody(Iterable<Run> text) {
        add(IndexFields.FUZZY_BODY, text);
    }

    private void add(String field, Iterable<Run> runs) {
        for (Run run : runs) {
            switch (run.kind()) {
                case WORD -> {
                    if (Stems.isWord(run.text())) {
                        count(words, field, run.text());
                    }
                }
                case SIGNS -> TextTerms.eachTwoLetters(run.text(), two -> count(signs, field, two));
            }
        }
    }

    private void count(Map<String, Map<String, Integer>> in, String field, String term) {
        if (count < SearchLimits.FUZZY_TERMS) {
            Map<String, Integer> terms = in.computeIfAbsent(field, _ -> new HashMap<>());
            count += terms.merge(term, 1, Integer::sum) == 1 ? 1 : 0;
        }
    }

    /** Now that the whole message is known, and so its language. */
    void addTo(Document document) {
        Map<String, Integer> all = new HashMap<>();
        words.forEach((field, terms) -> {
            if (!IndexFields.isOfNames(field)) {
                terms.forEach((term, times) -> all.merge(term, times, Integer::sum));
            }
        });
        Optional<Language> language = Stems.languageOf(all);
        words.forEach((field, terms) -> {
            boolean isOfNames = IndexFields.isOfNames(field);
            add(document, field, Stems.of(terms, isOfNames ? Optional.empty() : language));
        });
        signs.forEach((field, terms) -> add(document, field, terms));
    }

    private static void add(Document document, String field, Map<String, Integer> terms) {
        document.add(new Field(field, new CountedTerms(terms), COUNTED));
    }
}
