package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.CopyUid;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.store.CopyResult;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.MessageSet;
import io.culver.model.MailboxName;
import io.culver.model.UidSet;

/** COPY, UID COPY: all of the messages or none. RFC 9051 §6.4.7 */
final class Copy implements Command.Selected<Copy.Request> {

    record Request(MessageSet messages, MailboxName target) {}

    @Override
    public Signature signature() {
        return Signature.of("COPY").withUidForm();
    }

    /** {@code copy = "COPY" SP sequence-set SP mailbox} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        var messages = in.space().messageSet();
        var target = in.space().mailbox();
        return new Request(messages, target);
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        UidSet uids = selected.view().resolve(request.messages());
        selected.session().messageLimit().requireSaved(uids, selected.view());
        CopyResult copied =
                selected.session()
                        .await(out, () -> selected.mailbox().copy(uids, request.target()));
        if (copied.sourceUids().isEmpty()) {
            return Reply.ok("COPY completed; none of the messages is there");
        }
        return Reply.ok(new CopyUid(copied), "COPY completed");
    }
}
