package io.culver.imap.extension.quota;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;

/** GETQUOTA: what is used of a quota root, and how much may be. RFC 9208 §4.1.1 */
final class GetQuota implements Command.Authenticated<GetQuota.Request> {

    record Request(String root) {}

    @Override
    public Signature signature() {
        return Signature.of("GETQUOTA");
    }

    /** {@code getquota = "GETQUOTA" SP quota-root-name} RFC 9208 §7 */
    @Override
    public Request parse(ArgumentReader in) {
        return new Request(in.space().astring());
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        if (!request.root().equals(QuotaResponse.ROOT)) {
            return Reply.no(Code.NONEXISTENT, "No such quota root");
        }
        out.send(new QuotaResponse(state.account().quota()));
        return Reply.ok("GETQUOTA completed");
    }
}
