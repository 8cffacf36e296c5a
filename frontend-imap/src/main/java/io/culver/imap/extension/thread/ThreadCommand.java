package io.culver.imap.extension.thread;

import io.culver.imap.base.search.Program;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.MessageNumber;
import io.culver.model.SearchCriteria;
import io.culver.model.ThreadAlgorithm;
import io.culver.model.ThreadMember;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;

/** THREAD, UID THREAD. RFC 5256 §3 */
final class ThreadCommand implements Command.Selected<ThreadCommand.Request> {

    private final Grammar grammar;

    /**
     * @param grammar whose search keys THREAD knows
     */
    ThreadCommand(Grammar grammar) {
        this.grammar = grammar;
    }

    record Request(boolean isUid, ThreadAlgorithm algorithm, Program program) {}

    @Override
    public Signature signature() {
        return Signature.of("THREAD").withUidForm().holdingExpunges();
    }

    /** {@code thread = ["UID" SP] "THREAD" SP thread-alg SP search-criteria} */
    @Override
    public Request parse(ArgumentReader in) {
        ThreadAlgorithm algorithm = algorithm(in.space());
        Program program = Program.withCharset(in.space(), grammar.searchKeys());
        return new Request(in.isUid(), algorithm, program);
    }

    private static ThreadAlgorithm algorithm(ArgumentReader in) {
        for (ThreadAlgorithm algorithm : ThreadAlgorithm.values()) {
            if (in.acceptKeyword(algorithm.name())) {
                return algorithm;
            }
        }
        throw in.error("thread algorithm");
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        return switch (request.program()) {
            case Program.Refused(var reply) -> reply;
            case Program.Keys keys -> thread(request, keys, selected, out);
        };
    }

    private static Reply thread(
            Request request, Program.Keys keys, State.Selected selected, Responder out) {
        MailboxView view = selected.view();
        if (keys.showsModSeq()) {
            selected.session().showModSeqs(out);
        }
        List<ThreadMember> members =
                view.exists() == 0
                        ? List.of()
                        : members(request, told(keys.resolve(view), view), selected, out);
        out.send(
                new ThreadResponse(
                        members, uid -> request.isUid() ? uid.value() : numberOf(uid, view)));
        return Reply.ok("THREAD completed");
    }

    private static List<ThreadMember> members(
            Request request, SearchCriteria criteria, State.Selected selected, Responder out) {
        Session session = selected.session();
        return session.ask(
                out,
                progress ->
                        session.search(() ->
                                selected.mailbox()
                                        .thread(criteria, request.algorithm(), progress)));
    }

    /**
     * Threads are made of messages that the client knows, and of no others: none below the last one
     * that it knows can have come later.
     */
    private static SearchCriteria told(SearchCriteria criteria, MailboxView view) {
        Uid last = view.uid(new MessageNumber(view.exists()));
        UidSet known = UidSet.of(new Uid(1), last);
        return new SearchCriteria.And(List.of(criteria, new SearchCriteria.InUids(known)));
    }

    private static long numberOf(Uid uid, MailboxView view) {
        return view.number(uid).map(MessageNumber::value).orElseThrow();
    }
}
