package io.culver.imap.base;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.store.AppendResult;
import io.culver.imap.store.AppendSession;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.LiteralStream;
import io.culver.model.DataSize;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.MailboxName;
import java.util.Optional;

/** APPEND: the message goes to the store as it comes from the client. RFC 9051 §6.3.12 */
final class Append implements Command.Authenticated<Append.Request> {

    record Request(
            MailboxName target, Flags flags, Optional<InternalDate> date, LiteralStream message) {}

    @Override
    public Signature signature() {
        return Signature.of("APPEND").streamingLiteral();
    }

    /** {@code append = "APPEND" SP mailbox [SP flag-list] [SP date-time] SP literal} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        var target = in.space().mailbox();
        in.space();
        Flags flags = Flags.NONE;
        if (in.isNext('(')) {
            flags = in.flagList();
            in.space();
        }
        Optional<InternalDate> date = Optional.empty();
        if (in.isNext('"')) {
            date = Optional.of(in.dateTime());
            in.space();
        }
        return new Request(target, flags, date, in.literalStream());
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        LiteralStream message = request.message();
        if (message.size().equals(DataSize.ZERO)) {
            return Reply.no("A message cannot be empty");
        }
        try (AppendSession session =
                state.account()
                        .append(
                                request.target(),
                                request.flags(),
                                request.date(),
                                message.size())) {
            message.accept();
            for (Optional<byte[]> piece = message.next();
                    piece.isPresent();
                    piece = message.next()) {
                session.write(piece.get());
            }
            AppendResult appended = session.commit();
            if (state instanceof State.Selected selected) {
                selected.view().expect(appended.modSeq()); // it may be this very mailbox
            }
            return Reply.ok(new AppendUid(appended), "APPEND completed");
        }
    }
}
