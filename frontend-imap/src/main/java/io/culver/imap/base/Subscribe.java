package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxName;

/** SUBSCRIBE: the mailbox need not exist. RFC 9051 §6.3.7 */
final class Subscribe implements Command.Authenticated<Subscribe.Request> {

    record Request(MailboxName mailbox) {}

    @Override
    public Signature signature() {
        return Signature.of("SUBSCRIBE");
    }

    /** {@code subscribe = "SUBSCRIBE" SP mailbox} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        return new Request(in.space().mailbox());
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        state.account().subscribe(request.mailbox());
        return Reply.ok("SUBSCRIBE completed");
    }
}
