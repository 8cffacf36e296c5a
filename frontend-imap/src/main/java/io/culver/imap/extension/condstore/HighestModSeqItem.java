package io.culver.imap.extension.condstore;

import io.culver.imap.protocol.StatusItem;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxStatus;

/** {@code "HIGHESTMODSEQ" SP mod-sequence-valzer} RFC 7162 §3.1.7 */
final class HighestModSeqItem implements StatusItem {

    @Override
    public String name() {
        return "HIGHESTMODSEQ";
    }

    @Override
    public boolean showsModSeq() {
        return true;
    }

    @Override
    public void write(MailboxStatus status, ResponseWriter out) {
        out.modSeq(status.highestModSeq());
    }
}
