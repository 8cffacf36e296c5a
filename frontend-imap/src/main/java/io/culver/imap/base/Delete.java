package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxName;

/** DELETE; a mailbox that is selected here is closed first. RFC 9051 §6.3.5 */
final class Delete implements Command.Authenticated<Delete.Request> {

    record Request(MailboxName mailbox) {}

    @Override
    public Signature signature() {
        return Signature.of("DELETE");
    }

    /** {@code delete = "DELETE" SP mailbox} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        return new Request(in.space().mailbox());
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        if (state instanceof State.Selected selected
                && selected.mailbox().snapshot().name().equals(request.mailbox())) {
            state.session().become(new State.Authenticated(state.session(), state.account()));
            out.send(Status.ok(Code.CLOSED, "Mailbox is closed"));
        }
        state.account().delete(request.mailbox());
        return Reply.ok("DELETE completed");
    }
}
