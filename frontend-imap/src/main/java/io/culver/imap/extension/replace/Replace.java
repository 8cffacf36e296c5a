package io.culver.imap.extension.replace;

import io.culver.imap.base.append.AppendMessage;
import io.culver.imap.protocol.AppendUid;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.store.AppendResult;
import io.culver.imap.store.AppendSession;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.MessageSet;
import io.culver.model.MailboxName;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.Optional;

/** REPLACE, UID REPLACE: one message comes and another goes, in one step. RFC 8508 */
final class Replace implements Command.Selected<Replace.Request> {

    private final Grammar grammar;

    /**
     * @param grammar which says what forms a message may have
     */
    Replace(Grammar grammar) {
        this.grammar = grammar;
    }

    /**
     * @param in stands at the octets of the message, and later at what follows them
     */
    record Request(
            MessageSet replaced, MailboxName target, AppendMessage message, ArgumentReader in) {}

    @Override
    public Signature signature() {
        return Signature.of("REPLACE").withUidForm().withMessageAfter(2).refreshing();
    }

    /** {@code replace = "REPLACE" SP seq-number SP mailbox append-message} RFC 8508 §5 */
    @Override
    public Request parse(ArgumentReader in) {
        var replaced = in.space().oneMessage();
        var target = in.space().mailbox();
        return new Request(replaced, target, AppendMessage.parse(in, grammar), in);
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        if (selected.isReadOnly()) {
            return Reply.no(Code.READ_ONLY, "Mailbox is open for reading only");
        }
        Optional<Uid> replaced =
                selected.view().known(selected.view().resolve(request.replaced())).first();
        return replaced.isPresent()
                ? replace(replaced.get(), request, selected, out)
                : Reply.no(Code.NONEXISTENT, "No such message");
    }

    private static Reply replace(
            Uid replaced, Request request, State.Selected selected, Responder out) {
        try (AppendSession session = selected.mailbox().replace(replaced, request.target())) {
            request.message().store(session, request.in());
            request.in().end();
            AppendResult stored = session.commit();
            out.send(Status.ok(new AppendUid(stored))); // before the EXPUNGE: RFC 8508 §4.3
            selected.view().expect(stored.modSeq());
            return selected.expunged(UidSet.of(replaced), "REPLACE completed");
        }
    }
}
