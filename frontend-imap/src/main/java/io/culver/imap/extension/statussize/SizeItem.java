package io.culver.imap.extension.statussize;

import io.culver.imap.protocol.StatusItem;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxStatus;

/** {@code "SIZE" SP number64}: the exact sum of the sizes of all messages. RFC 8438 §3 */
record SizeItem() implements StatusItem {

    @Override
    public String name() {
        return "SIZE";
    }

    @Override
    public void write(MailboxStatus status, ResponseWriter out) {
        out.number(status.size().octets());
    }
}
