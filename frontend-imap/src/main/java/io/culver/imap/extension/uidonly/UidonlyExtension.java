package io.culver.imap.extension.uidonly;

import io.culver.imap.protocol.Enableable;
import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Wording;

/** UIDONLY: UIDFETCH and VANISHED, and no command by number. RFC 9586 */
public final class UidonlyExtension implements Extension {

    private static final Enableable FEATURE = new Enableable("UIDONLY", Wording::useUids);

    @Override
    public void extend(Grammar grammar) {
        grammar.capability("UIDONLY").enable(FEATURE);
    }
}
