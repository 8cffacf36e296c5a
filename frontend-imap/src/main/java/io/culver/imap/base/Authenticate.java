package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import java.util.Optional;

/** AUTHENTICATE PLAIN, with or without an initial response. RFC 9051 §6.2.2, RFC 4616 */
final class Authenticate implements Command.NotAuthenticated<Authenticate.Request> {

    private final Gate gate;

    Authenticate(Gate gate) {
        this.gate = gate;
    }

    /**
     * @param initial base64; {@code =} stands for an empty one
     */
    record Request(String mechanism, Optional<String> initial) {

        /** A response is a password in disguise. */
        @Override
        public String toString() {
            return mechanism;
        }
    }

    @Override
    public Signature signature() {
        return Signature.of("AUTHENTICATE").withSasl();
    }

    /** {@code authenticate = "AUTHENTICATE" SP auth-type [SP initial-resp]} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        String mechanism = in.space().keyword();
        return new Request(
                mechanism,
                in.isAtEnd()
                        ? Optional.empty()
                        : Optional.of(in.space().take(c -> c > ' ' && c < 0x7F, "base64")));
    }

    @Override
    public Reply run(Request request, State.NotAuthenticated state, Responder out) {
        if (!request.mechanism().equals("PLAIN")) {
            return Reply.no(Code.CANNOT, "Unknown mechanism");
        }
        Session session = state.session();
        return gate.refusal(session)
                .orElseGet(() ->
                        request.initial()
                                .map(text -> text.equals("=") ? "" : text)
                                .map(text -> take(text, session, out))
                                .orElseGet(() -> ask(session)));
    }

    private Reply ask(Session session) {
        return new Reply.Continued(
                "",
                new Reply.Continuation() {
                    @Override
                    public Reply resume(String line, Responder out) {
                        return line.equals("*") ? Reply.bad("Cancelled") : take(line, session, out);
                    }

                    @Override
                    public boolean announcesChanges() {
                        return false;
                    }
                });
    }

    private Reply take(String base64, Session session, Responder out) {
        return PlainResponse.decode(base64)
                .map(plain -> gate.logIn(plain.user(), plain.password(), session, out))
                .orElseGet(() -> Reply.bad("Not base64"));
    }
}
