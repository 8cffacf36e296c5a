package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;

/** CLOSE: expunges without a word. RFC 9051 §6.4.1 */
final class Close implements Command.Selected<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("CLOSE");
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, State.Selected selected, Responder out) {
        if (!selected.isReadOnly()) {
            selected.mailbox().expunge(selected.view().uids());
        }
        selected.session().become(new State.Authenticated(selected.session(), selected.account()));
        return Reply.ok("CLOSE completed");
    }
}
