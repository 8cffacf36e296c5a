package io.culver.imap.base;

import io.culver.imap.protocol.Enableable;
import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/**
 * IMAP4rev2: what it adds to rev1. It took over several extensions, which rev1 clients know by
 * their own names: those that are a change to a base command stand here. RFC 9051 §E
 */
public final class Rev2 implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("IMAP4rev2")
                .enable(Enableable.IMAP4REV2)
                .capability("SASL-IR") // RFC 4959
                .capability("UIDPLUS") // RFC 4315
                .capability("CHILDREN") // RFC 3348
                .capability("LIST-EXTENDED") // RFC 5258
                .capability("LIST-STATUS") // RFC 5819
                .capability("SPECIAL-USE"); // RFC 6154
        NumberItem.REV2.forEach(grammar::statusItem);
    }
}
