package io.culver.imap.extension.replace;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** {@code capability =/ "REPLACE"}, {@code command-select =/ replace} RFC 8508 §5 */
public final class ReplaceExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("REPLACE").command(new Replace(grammar));
    }
}
