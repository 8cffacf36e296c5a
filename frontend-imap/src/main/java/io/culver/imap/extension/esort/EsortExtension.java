package io.culver.imap.extension.esort;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/**
 * {@code capability =/ "ESORT"}: lets clients say RETURN in SORT, which takes the options of
 * SEARCH. RFC 5267 §3.1
 */
public final class EsortExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("ESORT");
    }
}
