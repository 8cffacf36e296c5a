package io.culver.imap.extension.enable;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** ENABLE. RFC 5161 */
public final class EnableExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("ENABLE").command(new Enable(grammar.enableables()));
    }
}
