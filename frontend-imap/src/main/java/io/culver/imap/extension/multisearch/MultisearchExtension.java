package io.culver.imap.extension.multisearch;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** {@code capability =/ "MULTISEARCH"}, {@code command-auth =/ esearch} RFC 7377 §4 */
public final class MultisearchExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("MULTISEARCH").command(new MultiSearch(grammar));
    }
}
