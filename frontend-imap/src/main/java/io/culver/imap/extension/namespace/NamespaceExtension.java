package io.culver.imap.extension.namespace;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** NAMESPACE. RFC 2342 */
public final class NamespaceExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("NAMESPACE").command(new Namespace());
    }
}
