package io.culver.imap.base;

import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Exists;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.MailboxFlags;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.PermanentFlags;
import io.culver.imap.protocol.Recent;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.SelectParameter;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.protocol.Status;
import io.culver.imap.store.Account;
import io.culver.imap.store.OpenMailbox;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MailboxSnapshot;
import java.util.List;

/** SELECT and EXAMINE. RFC 9051 §6.3.2, §6.3.3; RFC 3501 §6.3.1 */
final class Select implements Command.Authenticated<Select.Request> {

    private final String name;
    private final boolean isReadOnly;
    private final Grammar grammar;

    private Select(String name, boolean isReadOnly, Grammar grammar) {
        this.name = name;
        this.isReadOnly = isReadOnly;
        this.grammar = grammar;
    }

    /**
     * @param grammar whose parameters it knows
     */
    static Select select(Grammar grammar) {
        return new Select("SELECT", false, grammar);
    }

    /**
     * @param grammar whose parameters it knows
     */
    static Select examine(Grammar grammar) {
        return new Select("EXAMINE", true, grammar);
    }

    record Request(WrittenName mailbox, List<SelectParameter.Request> parameters) {
        Request {
            parameters = List.copyOf(parameters);
        }
    }

    @Override
    public Signature signature() {
        return Signature.of(name);
    }

    /** {@code select = "SELECT" SP mailbox [SP "(" select-param *(SP select-param) ")"]} */
    @Override
    public Request parse(ArgumentReader in) {
        var mailbox = WrittenName.read(in.space());
        return in.accept(' ')
                ? new Request(
                        mailbox,
                        grammar.selectParameters()
                                .readEach(in, "select parameter", SelectParameter::parse))
                : new Request(mailbox, List.of());
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        Session session = state.session();
        Account account = state.account();
        request.parameters().forEach(each -> each.check(session));
        if (state instanceof State.Selected) {
            // Also when the new mailbox cannot be opened: then none is selected.
            session.become(new State.Authenticated(session, account));
            out.send(Status.ok(Code.CLOSED, "Previous mailbox is closed"));
        }
        request.parameters().forEach(each -> each.begin(session, out));
        OpenMailbox mailbox =
                account.open(request.mailbox().name(), !isReadOnly && !session.isRev2());
        var view = new MailboxView(mailbox.snapshot(), !session.isRev2(), session.wording());
        describe(mailbox.snapshot(), view, session, out);
        if (session.isRev2()) {
            out.send(Listing.of(List.of(), mailbox.snapshot().name(), request.mailbox().oldName()));
        }
        var selected = new State.Selected(session, account, mailbox, view, isReadOnly);
        request.parameters().forEach(each -> each.finish(selected, out));
        session.become(selected);
        return isReadOnly
                ? Reply.ok(Code.READ_ONLY, name + " completed")
                : Reply.ok(Code.READ_WRITE, name + " completed");
    }

    private void describe(
            MailboxSnapshot mailbox, MailboxView view, Session session, Responder out) {
        out.send(new MailboxFlags(mailbox.keywords()));
        out.send(new Exists(view.exists()));
        view.recent().ifPresent(count -> out.send(new Recent(count)));
        if (!session.isRev2()) {
            mailbox.firstUnseen()
                    .flatMap(view::number)
                    .ifPresent(first ->
                            out.send(
                                    Status.ok(
                                            code -> code.atom("UNSEEN ").number(first.value()),
                                            "First unseen")));
        }
        out.send(
                Status.ok(
                        new PermanentFlags(mailbox.keywords(), isReadOnly),
                        isReadOnly ? "None can be changed" : "Can be changed"));
        long validity = mailbox.status().uidValidity().value();
        out.send(Status.ok(code -> code.atom("UIDVALIDITY ").number(validity), "UIDs are valid"));
        long next = mailbox.status().uidNext().value();
        out.send(Status.ok(code -> code.atom("UIDNEXT ").number(next), "Predicted next UID"));
        grammar.selectNotices(mailbox).forEach(out::send);
    }
}
