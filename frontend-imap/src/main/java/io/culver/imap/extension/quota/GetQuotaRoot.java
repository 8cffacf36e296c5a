package io.culver.imap.extension.quota;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxName;

/** GETQUOTAROOT: the quota root of a mailbox, which need not exist. RFC 9208 §4.1.2 */
final class GetQuotaRoot implements Command.Authenticated<GetQuotaRoot.Request> {

    record Request(MailboxName mailbox) {}

    @Override
    public Signature signature() {
        return Signature.of("GETQUOTAROOT");
    }

    /** {@code getquotaroot = "GETQUOTAROOT" SP mailbox} RFC 9208 §7 */
    @Override
    public Request parse(ArgumentReader in) {
        return new Request(in.space().mailbox());
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        out.send(line -> {
            line.atom("QUOTAROOT ").mailbox(request.mailbox());
            line.space().astring(QuotaResponse.ROOT);
        });
        out.send(new QuotaResponse(state.account().quota()));
        return Reply.ok("GETQUOTAROOT completed");
    }
}
