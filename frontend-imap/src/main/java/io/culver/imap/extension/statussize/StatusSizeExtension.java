package io.culver.imap.extension.statussize;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;

/**
 * {@code capability =/ "STATUS=SIZE"}, {@code status-att =/ "SIZE"}: which IMAP4rev2 made part of
 * the base. RFC 8438 §4
 */
public final class StatusSizeExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("STATUS=SIZE").statusItem(new SizeItem());
    }
}
