package io.culver.imap.base.search;

import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.store.SearchResult;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.model.SearchCriteria.And;
import io.culver.model.SearchCriteria.InUids;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;
import java.util.Optional;

/** SEARCH, UID SEARCH. RFC 9051 §6.4.4, RFC 3501 §6.4.4 */
final class Search implements Command.Selected<Search.Request> {

    private static final UidSet ALL_UIDS = UidSet.of(new Uid(1), new Uid(Uid.MAX));

    private final Grammar grammar;

    /**
     * @param grammar whose keys SEARCH knows
     */
    Search(Grammar grammar) {
        this.grammar = grammar;
    }

    /**
     * @param options empty if the client did not say RETURN
     */
    record Request(
            String tag,
            boolean isUid,
            Optional<ReturnOptions> options,
            boolean namesCharset,
            Program program) {

        boolean saves() {
            return options.filter(ReturnOptions::saves).isPresent();
        }
    }

    @Override
    public Signature signature() {
        return Signature.of("SEARCH").withUidForm().holdingExpunges();
    }

    /** {@code search = "SEARCH" [search-return-opts] SP search-program} RFC 9051 §9 */
    @Override
    public Request parse(ArgumentReader in) {
        Optional<ReturnOptions> options = ReturnOptions.accept(in.space());
        boolean namesCharset = in.isKeywordNext("CHARSET");
        var program = Program.parse(in, grammar.searchKeys());
        return new Request(in.commandTag(), in.isUid(), options, namesCharset, program);
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        Session session = selected.session();
        if (request.options()
                .filter(it -> it.reusesTag(request.tag(), selected.view()))
                .isPresent()) {
            return Reply.bad("The tag is that of a search that is updated");
        }
        if (request.namesCharset() && session.isUtf8() && !session.isRev2()) {
            return Reply.bad("All is UTF-8 after ENABLE UTF8=ACCEPT"); // RFC 6855 §3
        }
        return switch (request.program()) {
            case Program.Refused(var reply) -> {
                forgetSaved(request, selected.view());
                yield reply;
            }
            case Program.Keys keys -> search(request, keys, selected, out);
        };
    }

    private static Reply search(
            Request request, Program.Keys keys, State.Selected selected, Responder out) {
        Session session = selected.session();
        MailboxView view = selected.view();
        SearchCriteria criteria = keys.resolve(view); // $ is still the result of the search before
        forgetSaved(request, view);
        if (keys.showsModSeq()) {
            session.showModSeqs(out);
        }
        SearchCriteria asked = limited(criteria, selected, out);
        SearchResult result =
                session.await(out, () -> session.search(() -> selected.mailbox().search(asked)));
        UidSet found = view.known(result.uids());
        if (request.saves()) {
            request.options().ifPresent(options -> view.save(options.saved(found)));
        }
        Hits hits = request.isUid() ? Hits.byUid(found) : Hits.byNumber(found, view);
        if (request.options().isEmpty() && !selected.session().isRev2()) {
            out.send(new SearchResponse(hits, highest(keys, found, result, selected)));
            return Reply.ok("SEARCH completed");
        }
        ReturnOptions options = request.options().orElse(ReturnOptions.ALL);
        if (options.tells()) {
            var highest = highest(keys, options.saved(found), result, selected);
            out.send(
                    new EsearchResponse(
                            SearchCorrelator.of(request.tag()),
                            request.isUid(),
                            options,
                            hits,
                            highest));
        }
        if (options.updates()) {
            view.follow(
                    new MailboxOrderContext(
                            SearchCorrelator.of(request.tag()), request.isUid(), asked, found),
                    out);
        }
        return Reply.ok("SEARCH completed");
    }

    private static Optional<ModSeq> highest(
            Program.Keys keys, UidSet told, SearchResult result, State.Selected selected) {
        return AnswerModSeq.of(
                keys, told, result.uids().size(), result.highest(), selected.mailbox());
    }

    /** Of the messages that the outermost keys name, those that one command may look at. */
    private static SearchCriteria limited(
            SearchCriteria criteria, State.Selected selected, Responder out) {
        UidSet named =
                outermost(criteria).stream()
                        .filter(InUids.class::isInstance)
                        .map(key -> ((InUids) key).uids())
                        .reduce(ALL_UIDS, UidSet::intersect);
        UidSet uids = selected.session().messageLimit().cut(named, selected.view(), out);
        return uids.equals(named) ? criteria : new And(List.of(new InUids(uids), criteria));
    }

    private static List<SearchCriteria> outermost(SearchCriteria criteria) {
        return criteria instanceof And all ? all.all() : List.of(criteria);
    }

    /** A search that was to be saved and ends with NO leaves nothing saved. RFC 9051 §6.4.4.1 */
    private static void forgetSaved(Request request, MailboxView view) {
        if (request.saves()) {
            view.save(UidSet.EMPTY);
        }
    }
}
