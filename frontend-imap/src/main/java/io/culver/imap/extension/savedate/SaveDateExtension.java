package io.culver.imap.extension.savedate;

import static io.culver.model.SearchCriteria.DateOf.SAVING;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.model.SearchCriteria.Before;
import io.culver.model.SearchCriteria.On;
import io.culver.model.SearchCriteria.Since;

/** {@code capability =/ "SAVEDATE"}, and an item of FETCH and four keys of SEARCH. RFC 8514 §5 */
public final class SaveDateExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("SAVEDATE")
                .fetchItem(new SaveDateItem())
                .searchKey(new SavedKey("SAVEDBEFORE", date -> new Before(SAVING, date)))
                .searchKey(new SavedKey("SAVEDON", date -> new On(SAVING, date)))
                .searchKey(new SavedKey("SAVEDSINCE", date -> new Since(SAVING, date)))
                .searchKey(new SupportedKey());
    }
}
