package io.culver.imap.extension.esearch;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/**
 * {@code capability =/ "ESEARCH"}: lets IMAP4rev1 clients use SEARCH RETURN, which IMAP4rev2 made
 * part of SEARCH itself. RFC 4731 §4
 */
public final class EsearchExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("ESEARCH");
    }
}
