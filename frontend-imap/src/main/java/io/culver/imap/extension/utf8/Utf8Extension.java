package io.culver.imap.extension.utf8;

import io.culver.imap.protocol.Enableable;
import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** UTF8=ACCEPT: IMAP4rev1 with UTF-8 in quoted strings and mailbox names. RFC 6855, RFC 9755 */
public final class Utf8Extension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("UTF8=ACCEPT")
                .enable(Enableable.UTF8_ACCEPT)
                .appendForm(new Utf8Literal());
    }
}
