package io.culver.imap.extension.searchres;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/**
 * {@code capability =/ "SEARCHRES"}: lets IMAP4rev1 clients use SEARCH RETURN (SAVE) and {@code $},
 * which IMAP4rev2 made part of the base. RFC 5182 §3
 */
public final class SearchresExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("SEARCHRES");
    }
}
