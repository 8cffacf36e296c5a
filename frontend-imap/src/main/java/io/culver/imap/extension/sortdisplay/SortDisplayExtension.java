package io.culver.imap.extension.sortdisplay;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.model.SortKey;

/** {@code capability =/ "SORT=DISPLAY"}, {@code sort-key =/} RFC 5957 §5 */
public final class SortDisplayExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("SORT=DISPLAY").sortKey(SortKey.DISPLAYFROM).sortKey(SortKey.DISPLAYTO);
    }
}
