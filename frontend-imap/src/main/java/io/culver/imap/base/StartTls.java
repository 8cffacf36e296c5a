package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.wire.ArgumentReader;

/** STARTTLS. RFC 9051 §6.2.1 */
final class StartTls implements Command.NotAuthenticated<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("STARTTLS").changingTransport();
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, State.NotAuthenticated state, Responder out) {
        return state.session().canStartTls()
                ? new Reply.Finished(Status.ok("Begin TLS now"), Reply.Next.START_TLS)
                : Reply.bad("TLS is not possible here, or is there already");
    }
}
