package io.culver.imap.extension.unauthenticate;

import io.culver.imap.protocol.CapabilityList;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.wire.ArgumentReader;

/** UNAUTHENTICATE: back to where the connection began, but for TLS. RFC 8437 §3 */
final class Unauthenticate implements Command.Authenticated<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("UNAUTHENTICATE").changingTransport();
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, State.LoggedIn state, Responder out) {
        Session session = state.session();
        session.startOver();
        return new Reply.Finished(
                Status.ok(CapabilityList.of(session), "Nobody is logged in"),
                Reply.Next.START_OVER);
    }
}
