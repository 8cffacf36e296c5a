package io.culver.imap.extension.unselect;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;

/** UNSELECT: closes and expunges nothing. RFC 9051 §6.4.2 */
final class Unselect implements Command.Selected<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("UNSELECT");
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, State.Selected selected, Responder out) {
        selected.session().become(new State.Authenticated(selected.session(), selected.account()));
        return Reply.ok("UNSELECT completed");
    }
}
