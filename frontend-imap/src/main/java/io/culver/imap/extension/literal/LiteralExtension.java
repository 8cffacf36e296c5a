package io.culver.imap.extension.literal;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/**
 * How large a literal may be that the client sends unasked: up to 4,096 octets with LITERAL-, as
 * large as any with LITERAL+. One of them is offered, never both. RFC 7888 §5
 */
public final class LiteralExtension implements Extension {

    private final boolean isPlus;

    /**
     * @param isPlus what framing allows
     */
    public LiteralExtension(boolean isPlus) {
        this.isPlus = isPlus;
    }

    @Override
    public void extend(Grammar grammar) {
        grammar.capability(isPlus ? "LITERAL+" : "LITERAL-");
    }
}
