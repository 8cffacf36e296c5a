package io.culver.imap.extension.id;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** ID. RFC 2971 */
public final class IdExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("ID").command(new Id());
    }
}
