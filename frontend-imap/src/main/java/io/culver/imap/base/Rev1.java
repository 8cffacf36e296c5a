package io.culver.imap.base;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** IMAP4rev1. RFC 3501 */
public final class Rev1 implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("IMAP4rev1").command(new Noop());
    }
}
