package io.culver.imap.extension.condstore;

import io.culver.imap.protocol.Enableable;
import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.HighestModSeq;
import io.culver.imap.protocol.Status;
import io.culver.imap.protocol.Wording;
import io.culver.model.MailboxSnapshot;

/** CONDSTORE. RFC 7162 §3.1 */
public final class CondstoreExtension implements Extension {

    private static final Enableable FEATURE = new Enableable("CONDSTORE", Wording::showModSeqs);

    @Override
    public void extend(Grammar grammar) {
        grammar.capability("CONDSTORE")
                .enable(FEATURE)
                .selectParameter(new CondstoreParameter())
                .selectNotice(CondstoreExtension::highestModSeq)
                .statusItem(new HighestModSeqItem())
                .fetchItem(new ModSeqItem())
                .fetchModifier(new ChangedSince())
                .storeModifier(new UnchangedSince())
                .searchKey(new ModSeqKey());
    }

    private static Status highestModSeq(MailboxSnapshot mailbox) {
        return Status.ok(
                new HighestModSeq(() -> mailbox.status().highestModSeq()), "Highest mod-sequence");
    }
}
