package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxName;
import java.util.Optional;

/** CREATE; a separator at the end says nothing here and is passed over. RFC 9051 §6.3.4 */
final class Create implements Command.Authenticated<Create.Request> {

    record Request(String name) {}

    @Override
    public Signature signature() {
        return Signature.of("CREATE");
    }

    /** {@code create = "CREATE" SP mailbox} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        return new Request(in.space().mailboxText());
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        Optional<MailboxName> name = NewName.of(request.name());
        if (name.isEmpty()) {
            return Reply.no(Code.CANNOT, "No mailbox can have that name");
        }
        state.account().create(name.get(), Optional.empty());
        return Reply.ok("CREATE completed");
    }
}
