package io.culver.imap.extension.objectid;

import io.culver.imap.protocol.StatusItem;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxStatus;

/** {@code "MAILBOXID" SP "(" objectid ")"} RFC 8474 §4.3 */
record MailboxIdItem() implements StatusItem {

    @Override
    public String name() {
        return "MAILBOXID";
    }

    @Override
    public void write(MailboxStatus status, ResponseWriter out) {
        out.atom("(").atom(ObjectIds.of(status.id())).atom(")");
    }
}
