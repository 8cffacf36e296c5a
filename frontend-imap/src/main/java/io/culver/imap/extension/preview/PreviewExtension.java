package io.culver.imap.extension.preview;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/** {@code capability =/ "PREVIEW"}, {@code fetch-att =/ "PREVIEW"} RFC 8970 §6 */
public final class PreviewExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("PREVIEW").fetchItem(new PreviewItem());
    }
}
