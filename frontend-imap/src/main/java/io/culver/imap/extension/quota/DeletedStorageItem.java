package io.culver.imap.extension.quota;

import io.culver.imap.protocol.StatusItem;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxStatus;

/** {@code DELETED-STORAGE}: octets of what EXPUNGE would remove. RFC 9208 §4.1.4 */
record DeletedStorageItem() implements StatusItem {

    @Override
    public String name() {
        return "DELETED-STORAGE";
    }

    @Override
    public void write(MailboxStatus status, ResponseWriter out) {
        out.number(status.deletedSize().octets());
    }
}
