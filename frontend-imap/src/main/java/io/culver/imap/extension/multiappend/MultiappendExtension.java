package io.culver.imap.extension.multiappend;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** MULTIAPPEND: one APPEND stores several messages, or none of them. RFC 3502 */
public final class MultiappendExtension implements Extension {

    /** {@code append = "APPEND" SP mailbox 1*append-message} RFC 3502 §6.3.11 */
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("MULTIAPPEND").appendMany();
    }
}
