package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Registry;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.StatusItem;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxName;
import java.util.List;

/** STATUS: a mailbox's counters, without opening it. RFC 9051 §6.3.11 */
final class StatusCommand implements Command.Authenticated<StatusCommand.Request> {

    private final Registry<StatusItem> known;

    StatusCommand(Registry<StatusItem> known) {
        this.known = known;
    }

    record Request(MailboxName mailbox, List<StatusItem> items) {
        Request {
            items = List.copyOf(items);
        }
    }

    @Override
    public Signature signature() {
        return Signature.of("STATUS");
    }

    /** {@code status = "STATUS" SP mailbox SP "(" status-att *(SP status-att) ")"} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        var mailbox = in.space().mailbox();
        return new Request(mailbox, NumberItem.read(known, in.space()));
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        new StatusResponse.Sender(state, request.items(), out).send(request.mailbox());
        return Reply.ok("STATUS completed");
    }
}
