package io.culver.imap.extension.idle;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** IDLE. RFC 2177 */
public final class IdleExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("IDLE").command(new Idle());
    }
}
