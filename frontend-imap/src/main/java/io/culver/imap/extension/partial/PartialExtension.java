package io.culver.imap.extension.partial;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/**
 * PARTIAL: a modifier of UID FETCH. The return option of the same name stands with the others of
 * SEARCH. RFC 9394 §4
 */
public final class PartialExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("PARTIAL").fetchModifier(new PartialModifier());
    }
}
