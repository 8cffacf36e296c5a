package io.culver.imap.base;

import io.culver.imap.protocol.CapabilityList;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.wire.ArgumentReader;

/** CAPABILITY. RFC 9051 §6.1.1 */
final class Capability implements Command.Any<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("CAPABILITY");
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, Session session, Responder out) {
        out.send(CapabilityList.of(session));
        return Reply.ok("CAPABILITY completed");
    }
}
