package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.store.ExpungeResult;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.MessageSet;
import io.culver.model.UidSet;
import java.util.Optional;

/** EXPUNGE, UID EXPUNGE. RFC 9051 §6.4.3, §6.4.9 */
final class ExpungeCommand implements Command.Selected<ExpungeCommand.Request> {

    /**
     * @param messages of those only; empty for all
     */
    record Request(Optional<MessageSet> messages) {}

    @Override
    public Signature signature() {
        return Signature.of("EXPUNGE").withUidFormOnly();
    }

    /** {@code "EXPUNGE"}, {@code "UID EXPUNGE" SP sequence-set} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        return new Request(in.isUid() ? Optional.of(in.space().messageSet()) : Optional.empty());
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        if (selected.isReadOnly()) {
            return Reply.no(Code.READ_ONLY, "Mailbox is open for reading only");
        }
        UidSet uids =
                request.messages()
                        .map(messages -> named(messages, selected, out))
                        .orElseGet(() -> selected.view().uids());
        if (!uids.isEmpty()) {
            ExpungeResult result = selected.mailbox().expunge(uids);
            selected.view().forget(result.expunged(), out);
            return selected.expunged(result.expunged(), "EXPUNGE completed");
        }
        return Reply.ok("EXPUNGE completed");
    }

    private static UidSet named(MessageSet messages, State.Selected selected, Responder out) {
        UidSet uids = selected.view().resolve(messages);
        return selected.session().messageLimit().cut(uids, selected.view(), out);
    }
}
