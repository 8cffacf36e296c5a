package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.Secret;

/** LOGIN. RFC 9051 §6.2.3 */
final class Login implements Command.NotAuthenticated<Login.Request> {

    private final Gate gate;

    Login(Gate gate) {
        this.gate = gate;
    }

    record Request(String user, Secret password) {}

    @Override
    public Signature signature() {
        return Signature.of("LOGIN");
    }

    /** {@code login = "LOGIN" SP userid SP password} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        String user = in.space().astring();
        return new Request(user, Secret.of(in.space().astring()));
    }

    @Override
    public Reply run(Request request, State.NotAuthenticated state, Responder out) {
        return gate.refusal(state.session())
                .orElseGet(
                        () -> gate.logIn(request.user(), request.password(), state.session(), out));
    }
}
