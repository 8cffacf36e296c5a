package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.Status;
import io.culver.imap.wire.ArgumentReader;

/** LOGOUT: BYE comes before the tagged OK. RFC 9051 §6.1.3 */
final class Logout implements Command.Any<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("LOGOUT");
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, Session session, Responder out) {
        out.send(Status.bye("Logging out"));
        return new Reply.Finished(Status.ok("LOGOUT completed"), Reply.Next.CLOSE);
    }
}
