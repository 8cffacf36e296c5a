package io.culver.imap.base;

import io.culver.imap.protocol.StatusItem;
import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MailboxName;
import io.culver.model.MailboxStatus;
import java.util.List;

/** {@code "STATUS" SP mailbox SP "(" [status-att-list] ")"} RFC 9051 §7.3.4 */
record StatusResponse(MailboxStatus status, MailboxName name, List<StatusItem> items)
        implements Untagged {

    StatusResponse {
        items = List.copyOf(items);
    }

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("STATUS").space().mailbox(name).space();
        out.list(
                items,
                item -> {
                    out.atom(item.name()).space();
                    item.write(status, out);
                });
    }
}
