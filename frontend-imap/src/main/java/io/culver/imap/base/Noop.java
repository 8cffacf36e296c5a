package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.wire.ArgumentReader;

/** NOOP: lets the server tell what is new. RFC 9051 §6.1.2 */
final class Noop implements Command.Any<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("NOOP").refreshing();
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, Session session, Responder out) {
        return Reply.ok("NOOP completed");
    }
}
