package io.culver.imap.extension.namespace;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;

/** NAMESPACE: all mailboxes are personal, and below no prefix. RFC 9051 §6.3.10 */
final class Namespace implements Command.Authenticated<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("NAMESPACE");
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, State.LoggedIn state, Responder out) {
        out.send(line -> line.atom("NAMESPACE ((\"\" \"/\")) NIL NIL"));
        return Reply.ok("NAMESPACE completed");
    }
}
