package io.culver.imap.extension.binary;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** {@code capability =/ "BINARY"}, {@code append =/ … literal8} RFC 3516 §4.1, §7 */
public final class BinaryExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("BINARY").appendForm(new BinaryLiteral());
    }
}
