package io.culver.imap.base.append;

import io.culver.imap.protocol.AppendForm;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.RefusedException;
import io.culver.imap.protocol.Status;
import io.culver.imap.store.AppendSession;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.LiteralStream;
import io.culver.imap.wire.Words;
import io.culver.model.DataSize;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import java.util.Optional;

/**
 * A message as a command brings it. {@code append-message} RFC 4466 §6
 *
 * @param date when it was received; empty for now
 */
public record AppendMessage(
        Flags flags, Optional<InternalDate> date, AppendForm form, LiteralStream octets) {

    /**
     * {@code append-message = append-opts SP append-data} RFC 4466 §6, as far as the octets, which
     * are still to be read.
     */
    public static AppendMessage parse(ArgumentReader in, Grammar grammar) {
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
        AppendForm form = form(in, grammar);
        return new AppendMessage(flags, date, form, form.begin(in));
    }

    /** {@code append-data = literal / literal8 / append-data-ext} RFC 4466 §6 */
    private static AppendForm form(ArgumentReader in, Grammar grammar) {
        Words<AppendForm> forms = grammar.appendForms().byName();
        if (!in.isStreamNext()) {
            return in.keyword(forms).orElseThrow(() -> in.error("a message"));
        }
        String name = in.literalStream().isBinary() ? AppendForm.LITERAL8 : AppendForm.LITERAL;
        return forms.find(name).orElseThrow(() -> in.error("literal"));
    }

    /**
     * Asks the client for the octets and hands them on as they come; {@code in} stands behind the
     * message then. Refuses an empty one: RFC 3502 makes that the way to give up.
     */
    public void store(AppendSession session, ArgumentReader in) {
        if (octets.size().equals(DataSize.ZERO)) {
            throw new RefusedException(Status.no("A message cannot be empty"));
        }
        session.begin(flags, date, octets.size());
        octets.accept();
        for (Optional<byte[]> piece = octets.next(); piece.isPresent(); piece = octets.next()) {
            form.check(piece.get());
            session.write(piece.get());
        }
        in.goOn(octets.rest());
        form.end(in);
    }
}
