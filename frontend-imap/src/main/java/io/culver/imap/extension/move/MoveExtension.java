package io.culver.imap.extension.move;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** {@code capability =/ "MOVE"}, {@code command-select =/ move} RFC 6851 §5 */
public final class MoveExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("MOVE").command(new Move());
    }
}
