package io.culver.imap.extension.sort;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.model.SortKey;

/** {@code capability =/ "SORT"}, {@code command-select =/ sort}, {@code sort-key} RFC 5256 §5 */
public final class SortExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("SORT")
                .command(new Sort(grammar))
                .sortKey(SortKey.ARRIVAL)
                .sortKey(SortKey.CC)
                .sortKey(SortKey.DATE)
                .sortKey(SortKey.FROM)
                .sortKey(SortKey.SIZE)
                .sortKey(SortKey.SUBJECT)
                .sortKey(SortKey.TO);
    }
}
