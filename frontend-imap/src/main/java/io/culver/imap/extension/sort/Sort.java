package io.culver.imap.extension.sort;

import io.culver.imap.base.search.AnswerModSeq;
import io.culver.imap.base.search.EsearchResponse;
import io.culver.imap.base.search.Hits;
import io.culver.imap.base.search.Program;
import io.culver.imap.base.search.ReturnOptions;
import io.culver.imap.base.search.SearchArguments;
import io.culver.imap.base.search.SearchCorrelator;
import io.culver.imap.base.search.SortOrderContext;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.store.SortResult;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ImapSyntaxException;
import io.culver.model.MessageNumber;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.model.SortCriterion;
import io.culver.model.SortKey;
import io.culver.model.SortOrder;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;
import java.util.Optional;

/** SORT, UID SORT. RFC 5256 §3, RFC 5267 §3 */
final class Sort implements Command.Selected<Sort.Request> {

    private final Grammar grammar;

    /**
     * @param grammar whose keys SORT knows
     */
    Sort(Grammar grammar) {
        this.grammar = grammar;
    }

    record Request(SearchArguments asked, SortOrder order) {}

    @Override
    public Signature signature() {
        return Signature.of("SORT").withUidForm().holdingExpunges();
    }

    /** {@code sort = "SORT" [search-return-opts] SP sort-criteria SP search-criteria} */
    @Override
    public Request parse(ArgumentReader in) {
        Optional<ReturnOptions> options = ReturnOptions.accept(in.space());
        SortOrder order = order(in);
        Program program = Program.withCharset(in.space(), grammar.searchKeys());
        // The charset has to be there, so that it is none that the client need not have named.
        return new Request(
                new SearchArguments(in.commandTag(), in.isUid(), options, false, program), order);
    }

    /** {@code sort-criteria = "(" sort-criterion *(SP sort-criterion) ")"} */
    private SortOrder order(ArgumentReader in) {
        int start = in.offset();
        List<SortCriterion> criteria = in.list(() -> criterion(in));
        if (criteria.isEmpty()) {
            throw new ImapSyntaxException(start, "sort keys");
        }
        return new SortOrder(criteria);
    }

    /** {@code sort-criterion = ["REVERSE" SP] sort-key} */
    private SortCriterion criterion(ArgumentReader in) {
        boolean isReverse = in.acceptKeyword("REVERSE");
        if (isReverse) {
            in.space();
        }
        int start = in.offset();
        SortKey key =
                in.keyword(grammar.sortKeys())
                        .orElseThrow(() -> new ImapSyntaxException(start, "sort key"));
        return new SortCriterion(key, isReverse);
    }

    @Override
    public Reply run(Request request, State.Selected selected, Responder out) {
        return request.asked().answer(selected, out, keys -> sort(request, keys, selected, out));
    }

    private static Reply sort(
            Request request, Program.Keys keys, State.Selected selected, Responder out) {
        if (request.order().isByRelevancy() && !keys.isFuzzy()) {
            return Reply.bad("There is no relevancy without FUZZY"); // RFC 6203 §6
        }
        MailboxView view = selected.view();
        Session session = selected.session();
        SearchArguments asked = request.asked();
        SearchCriteria criteria = asked.resolve(keys, view);
        SortResult result =
                session.ask(
                        out,
                        progress ->
                                session.search(() ->
                                        selected.mailbox()
                                                .sort(criteria, request.order(), progress)));
        List<Uid> sorted = result.uids().stream().filter(view::contains).toList();
        asked.save(sorted, view);
        Hits hits =
                Hits.inOrder(
                        sorted.stream()
                                .map(uid -> asked.isUid() ? uid.value() : numberOf(uid, view))
                                .toList());
        if (asked.options().isEmpty()) {
            UidSet told = ReturnOptions.ALL.saved(sorted);
            out.send(new SortResponse(hits, highest(keys, told, result, selected)));
            return Reply.ok("SORT completed");
        }
        ReturnOptions options = asked.options().get();
        var correlator = SearchCorrelator.of(asked.tag());
        if (options.tells()) {
            var highest = highest(keys, options.saved(sorted), result, selected);
            List<Integer> scores = asked.scores(sorted, result.relevancy());
            out.send(
                    new EsearchResponse(correlator, asked.isUid(), options, hits, scores, highest));
        }
        if (options.updates()) {
            view.follow(
                    new SortOrderContext(
                            correlator,
                            asked.isUid(),
                            !request.order().isByRelevancy(),
                            now -> sortAgain(criteria, request.order(), now),
                            sorted),
                    out);
        }
        return Reply.ok("SORT completed");
    }

    private static List<Uid> sortAgain(
            SearchCriteria criteria, SortOrder order, State.Selected selected) {
        return selected.session()
                .search(() -> selected.mailbox().sort(criteria, order, (done, total) -> {}))
                .uids();
    }

    private static Optional<ModSeq> highest(
            Program.Keys keys, UidSet told, SortResult result, State.Selected selected) {
        return AnswerModSeq.of(
                keys, told, result.uids().size(), result.highest(), selected.mailbox());
    }

    private static long numberOf(Uid uid, MailboxView view) {
        return view.number(uid).map(MessageNumber::value).orElseThrow();
    }
}
