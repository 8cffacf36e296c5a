package io.culver.imap.extension.context;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/**
 * {@code capability =/ "CONTEXT=SEARCH" / "CONTEXT=SORT"}, {@code command-select =/
 * "CANCELUPDATE"}. The return options UPDATE and CONTEXT stand with the others of SEARCH. RFC 5267
 * §5
 */
public final class ContextExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("CONTEXT=SEARCH").capability("CONTEXT=SORT").command(new CancelUpdate());
    }
}
