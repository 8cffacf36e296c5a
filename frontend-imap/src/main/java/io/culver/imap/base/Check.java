package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;

/** CHECK: there is nothing to check; changes are told as by NOOP. RFC 3501 §6.4.1 */
final class Check implements Command.Selected<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("CHECK").refreshing();
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, State.Selected selected, Responder out) {
        return Reply.ok("CHECK completed");
    }
}
