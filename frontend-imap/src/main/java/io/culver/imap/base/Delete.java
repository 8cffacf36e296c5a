package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.wire.ArgumentReader;
import java.util.List;

/** DELETE; a mailbox that is selected here is closed first. RFC 9051 §6.3.5 */
final class Delete implements Command.Authenticated<Delete.Request> {

    record Request(WrittenName mailbox) {}

    @Override
    public Signature signature() {
        return Signature.of("DELETE");
    }

    /** {@code delete = "DELETE" SP mailbox} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        return new Request(WrittenName.read(in.space()));
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        if (state instanceof State.Selected selected
                && selected.mailbox().snapshot().name().equals(request.mailbox().name())) {
            state.session().become(new State.Authenticated(state.session(), state.account()));
            out.send(Status.ok(Code.CLOSED, "Mailbox is closed"));
        }
        state.account().delete(request.mailbox().name());
        if (state.session().isRev2() && request.mailbox().oldName().isPresent()) {
            out.send(
                    Listing.of(
                            List.of("\\NonExistent"),
                            request.mailbox().name(),
                            request.mailbox().oldName()));
        }
        return Reply.ok("DELETE completed");
    }
}
