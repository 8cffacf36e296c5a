package io.culver.imap.extension.unselect;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** UNSELECT. RFC 3691 */
public final class UnselectExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("UNSELECT").command(new Unselect());
    }
}
