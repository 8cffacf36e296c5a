package io.culver.imap.base;

import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.State;
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

    /** Asks for the status of mailboxes and tells it. */
    record Sender(State.LoggedIn state, List<StatusItem> items, Responder out) {

        /** NO_SUCH_MAILBOX. */
        void send(MailboxName name) {
            MailboxStatus status = state.account().status(name);
            if (items.stream().anyMatch(StatusItem::showsModSeq)) {
                state.session().showModSeqs(out);
            }
            if (state instanceof State.Selected selected && selected.isOf(status.id())) {
                selected.view().expect(status.highestModSeq()); // all of it is told before the end
            }
            out.send(new StatusResponse(status, name, items));
        }
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
