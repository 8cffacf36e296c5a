package io.culver.imap.extension.qresync;

import io.culver.imap.protocol.Enableable;
import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Wording;
import io.culver.imap.wire.ImapSyntaxException;

/** QRESYNC: includes all that CONDSTORE is, and must be enabled. RFC 7162 §3.2 */
public final class QresyncExtension implements Extension {

    private static final Enableable FEATURE =
            new Enableable("QRESYNC", QresyncExtension::changeWording);

    @Override
    public void extend(Grammar grammar) {
        grammar.capability("QRESYNC")
                .enable(FEATURE)
                .selectParameter(new QresyncParameter())
                .fetchModifier(new VanishedModifier());
    }

    private static void changeWording(Wording wording) {
        wording.showModSeqs();
        wording.tellVanished();
    }

    /** Refuses what may not be used before ENABLE. RFC 7162 §3.2.3 */
    static void check(Session session) {
        if (!session.isEnabled(FEATURE)) {
            throw new ImapSyntaxException(ImapSyntaxException.NOWHERE, "ENABLE QRESYNC before");
        }
    }
}
