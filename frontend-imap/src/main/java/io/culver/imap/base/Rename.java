package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import java.util.List;
import java.util.Optional;

/** RENAME: a mailbox with all below it; of INBOX only the messages. RFC 9051 §6.3.6 */
final class Rename implements Command.Authenticated<Rename.Request> {

    record Request(WrittenName from, String to) {}

    @Override
    public Signature signature() {
        return Signature.of("RENAME");
    }

    /** {@code rename = "RENAME" SP mailbox SP mailbox} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        var from = WrittenName.read(in.space());
        return new Request(from, in.space().mailboxText());
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        Optional<WrittenName> to = NewName.of(request.to());
        if (to.isEmpty()) {
            return Reply.no(Code.CANNOT, "No mailbox can have that name");
        }
        state.session()
                .await(out, () -> state.account().rename(request.from().name(), to.get().name()));
        boolean isChanged = request.from().oldName().isPresent() || to.get().oldName().isPresent();
        if (state.session().isRev2() && isChanged) {
            out.send(Listing.of(List.of(), to.get().name(), Optional.of(request.from().text())));
        }
        return Reply.ok("RENAME completed");
    }
}
