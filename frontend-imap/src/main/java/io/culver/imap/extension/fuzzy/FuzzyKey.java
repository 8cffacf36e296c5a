package io.culver.imap.extension.fuzzy;

import io.culver.imap.protocol.SearchKey;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.SearchCriteria;

/**
 * {@code FUZZY}: the texts in the key that follows are matched by what is like them. Of flags,
 * dates, sizes and numbers it says nothing, which RFC 6203 §5 leaves to us.
 */
final class FuzzyKey implements SearchKey {

    @Override
    public String name() {
        return "FUZZY";
    }

    @Override
    public boolean isFuzzy() {
        return true;
    }

    /** {@code SP search-key} */
    @Override
    public Criterion parse(ArgumentReader in, KeyReader keys) {
        Criterion key = keys.read(in.space());
        return view -> fuzzy(key.resolve(view));
    }

    private static SearchCriteria fuzzy(SearchCriteria key) {
        return switch (key) {
            case SearchCriteria.OfText text -> new SearchCriteria.Fuzzy(text);
            case SearchCriteria.Not(var negated) -> new SearchCriteria.Not(fuzzy(negated));
            case SearchCriteria.Or(var left, var right) ->
                    new SearchCriteria.Or(fuzzy(left), fuzzy(right));
            case SearchCriteria.And(var all) ->
                    new SearchCriteria.And(all.stream().map(FuzzyKey::fuzzy).toList());
            case SearchCriteria exact -> exact;
        };
    }
}
