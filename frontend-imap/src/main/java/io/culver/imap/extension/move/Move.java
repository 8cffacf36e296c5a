package io.culver.imap.extension.move;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.CopyUid;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.MessageLimit;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.store.CopyResult;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.MessageSet;
import io.culver.model.MailboxName;
import io.culver.model.UidSet;

/** MOVE, UID MOVE. RFC 6851 */
final class Move implements Command.Selected<Move.Request> {

    record Request(MessageSet messages, MailboxName target) {}

    @Override
    public Signature signature() {
        return Signature.of("MOVE").withUidForm();
    }

    /** {@code move = "MOVE" SP sequence-set SP mailbox} RFC 6851 §5 */
    @Override
    public Request parse(ArgumentReader in) {
        var messages = in.space().messageSet();
        var target = in.space().mailbox();
        return new Request(messages, target);
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        if (selected.isReadOnly()) {
            return Reply.no(Code.READ_ONLY, "Mailbox is open for reading only");
        }
        MailboxView view = selected.view();
        MessageLimit limit = selected.session().messageLimit();
        UidSet uids = limit.cut(view.resolve(request.messages()), view, out);
        CopyResult moved =
                selected.session()
                        .await(out, () -> selected.mailbox().move(uids, request.target()));
        if (!moved.sourceUids().isEmpty()) {
            out.send(Status.ok(new CopyUid(moved))); // before the EXPUNGEs: RFC 6851 §4.3
            selected.view().forget(moved.sourceUids(), out);
        }
        return selected.expunged(moved.sourceUids(), "MOVE completed");
    }
}
