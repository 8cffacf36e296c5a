package io.culver.imap.extension.objectid;

import io.culver.imap.protocol.ResponseCode;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxId;

/** {@code "MAILBOXID" SP "(" objectid ")"} RFC 8474 §4.1, §4.2 */
record MailboxIdCode(MailboxId mailbox) implements ResponseCode {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("MAILBOXID (").atom(ObjectIds.of(mailbox)).atom(")");
    }
}
