package io.culver.imap.base.append;

import io.culver.imap.protocol.AppendUid;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.store.AppendResult;
import io.culver.imap.store.AppendSession;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxName;

/** APPEND: the message goes to the store as it comes from the client. RFC 9051 §6.3.12 */
public final class Append implements Command.Authenticated<Append.Request> {

    private final Grammar grammar;

    /**
     * @param grammar which says what forms a message may have, and whether there may be several
     */
    public Append(Grammar grammar) {
        this.grammar = grammar;
    }

    /**
     * @param in stands at the octets of the first message, and later at what follows them
     */
    record Request(MailboxName target, AppendMessage first, ArgumentReader in) {}

    @Override
    public Signature signature() {
        return Signature.of("APPEND").withMessageAfter(1);
    }

    /** {@code append = "APPEND" SP mailbox 1*append-message} RFC 4466 §6 */
    @Override
    public Request parse(ArgumentReader in) {
        var target = in.space().mailbox();
        return new Request(target, AppendMessage.parse(in, grammar), in);
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        ArgumentReader in = request.in();
        try (AppendSession session = state.account().append(request.target())) {
            AppendMessage message = request.first();
            message.store(session, in);
            for (int count = 2; !in.isAtEnd() && grammar.appendsMany(); count++) {
                grammar.messageLimit().requireSaved(count);
                message = AppendMessage.parse(in, grammar);
                message.store(session, in);
            }
            in.end();
            AppendResult appended = session.commit();
            if (state instanceof State.Selected selected) {
                selected.view().expect(appended.modSeq()); // it may be this very mailbox
            }
            return Reply.ok(new AppendUid(appended), "APPEND completed");
        }
    }
}
