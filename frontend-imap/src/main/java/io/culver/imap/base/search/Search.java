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
import io.culver.model.UidSet;
import java.util.List;
import java.util.Optional;

/** SEARCH, UID SEARCH. RFC 9051 §6.4.4, RFC 3501 §6.4.4 */
final class Search implements Command.Selected<SearchArguments> {

    private final Grammar grammar;

    /**
     * @param grammar whose keys SEARCH knows
     */
    Search(Grammar grammar) {
        this.grammar = grammar;
    }

    @Override
    public Signature signature() {
        return Signature.of("SEARCH").withUidForm().holdingExpunges();
    }

    /** {@code search = "SEARCH" [search-return-opts] SP search-program} RFC 9051 §9 */
    @Override
    public SearchArguments parse(ArgumentReader in) {
        Optional<ReturnOptions> options = ReturnOptions.accept(in.space());
        boolean namesCharset = in.isKeywordNext("CHARSET");
        var program = Program.parse(in, grammar.searchKeys());
        return new SearchArguments(in.commandTag(), in.isUid(), options, namesCharset, program);
    }

    @Override
    public Reply run(SearchArguments asked, State.Selected selected, Responder out) {
        return asked.answer(selected, out, keys -> search(asked, keys, selected, out));
    }

    private static Reply search(
            SearchArguments asked, Program.Keys keys, State.Selected selected, Responder out) {
        Session session = selected.session();
        MailboxView view = selected.view();
        SearchCriteria criteria =
                SearchArguments.limited(asked.resolve(keys, view), view, session, out);
        SearchResult result =
                session.ask(out, _ -> session.search(() -> selected.mailbox().search(criteria)));
        UidSet found = view.known(result.uids());
        asked.save(found, view);
        Hits hits = asked.isUid() ? Hits.byUid(found) : Hits.byNumber(found, view);
        if (asked.options().isEmpty() && !session.isRev2()) {
            out.send(new SearchResponse(hits, highest(keys, found, result, selected)));
            return Reply.ok("SEARCH completed");
        }
        ReturnOptions options = asked.options().orElse(ReturnOptions.ALL);
        var correlator = SearchCorrelator.of(asked.tag());
        if (options.tells()) {
            var highest = highest(keys, options.saved(found), result, selected);
            List<Integer> scores = asked.scores(found, result.relevancy());
            out.send(
                    new EsearchResponse(correlator, asked.isUid(), options, hits, scores, highest));
        }
        if (options.updates()) {
            view.follow(new MailboxOrderContext(correlator, asked.isUid(), criteria, found), out);
        }
        return Reply.ok("SEARCH completed");
    }

    private static Optional<ModSeq> highest(
            Program.Keys keys, UidSet told, SearchResult result, State.Selected selected) {
        return AnswerModSeq.of(
                keys, told, result.uids().size(), result.highest(), selected.mailbox());
    }
}
