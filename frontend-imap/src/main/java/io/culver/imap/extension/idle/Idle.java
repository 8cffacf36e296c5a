package io.culver.imap.extension.idle;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.NoArguments;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;

/** IDLE: changes are told as they come, until DONE. RFC 9051 §6.3.13 */
final class Idle implements Command.Authenticated<NoArguments> {

    @Override
    public Signature signature() {
        return Signature.of("IDLE").refreshing();
    }

    @Override
    public NoArguments parse(ArgumentReader in) {
        return new NoArguments();
    }

    @Override
    public Reply run(NoArguments request, State.LoggedIn state, Responder out) {
        return new Reply.Continued("idling", new Idling());
    }

    /** Waits for {@code DONE}. */
    private static final class Idling implements Reply.Continuation {

        @Override
        public Reply resume(String line, Responder out) {
            return line.equalsIgnoreCase("DONE")
                    ? Reply.ok("IDLE terminated")
                    : Reply.bad("Expected DONE");
        }

        @Override
        public boolean announcesChanges() {
            return true;
        }
    }
}
