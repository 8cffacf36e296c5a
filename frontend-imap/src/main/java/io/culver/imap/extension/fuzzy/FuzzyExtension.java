package io.culver.imap.extension.fuzzy;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.model.SortKey;

/**
 * {@code capability =/ "SEARCH=FUZZY"}, {@code search-key =/ "FUZZY" SP search-key}, {@code
 * sort-key =/ "RELEVANCY"}. The return option RELEVANCY stands with the others of SEARCH. RFC 6203
 * §7
 */
public final class FuzzyExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("SEARCH=FUZZY").searchKey(new FuzzyKey()).sortKey(SortKey.RELEVANCY);
    }
}
