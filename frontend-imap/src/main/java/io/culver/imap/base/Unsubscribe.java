package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxName;

/** UNSUBSCRIBE. RFC 9051 §6.3.8 */
final class Unsubscribe implements Command.Authenticated<Unsubscribe.Request> {

    record Request(MailboxName mailbox) {}

    @Override
    public Signature signature() {
        return Signature.of("UNSUBSCRIBE");
    }

    /** {@code unsubscribe = "UNSUBSCRIBE" SP mailbox} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        return new Request(in.space().mailbox());
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        state.account().unsubscribe(request.mailbox());
        return Reply.ok("UNSUBSCRIBE completed");
    }
}
