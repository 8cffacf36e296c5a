package io.culver.imap.extension.multisearch;

import io.culver.imap.base.search.AnswerModSeq;
import io.culver.imap.base.search.EsearchResponse;
import io.culver.imap.base.search.Hits;
import io.culver.imap.base.search.MailboxOrderContext;
import io.culver.imap.base.search.Program;
import io.culver.imap.base.search.ReturnOptions;
import io.culver.imap.base.search.SearchCorrelator;
import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.Code;
import io.culver.imap.protocol.Command;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.Signature;
import io.culver.imap.protocol.State;
import io.culver.imap.store.OpenMailbox;
import io.culver.imap.store.Progress;
import io.culver.imap.store.SearchResult;
import io.culver.imap.wire.ArgumentReader;
import io.culver.model.ListedMailbox;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.SearchCriteria;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;

/** ESEARCH: searches in many mailboxes, and tells of each that has something. RFC 7377 §2 */
final class MultiSearch implements Command.Authenticated<MultiSearch.Request> {

    private final Grammar grammar;

    /**
     * @param grammar whose keys ESEARCH knows
     */
    MultiSearch(Grammar grammar) {
        this.grammar = grammar;
    }

    record Request(String tag, List<Source> sources, ReturnOptions options, Program program) {}

    @Override
    public Signature signature() {
        return Signature.of("ESEARCH").holdingExpunges();
    }

    /** {@code "ESEARCH" [SP esearch-source-opts] [SP search-return-opts] SP search-program} */
    @Override
    public Request parse(ArgumentReader in) {
        List<Source> sources = List.of(Source.SELECTED);
        if (in.space().acceptKeyword("IN")) {
            sources = in.space().list(() -> Source.parse(in));
            if (sources.isEmpty()) {
                throw in.error("where to search");
            }
            in.space();
        }
        ReturnOptions options = ReturnOptions.accept(in).orElse(ReturnOptions.ALL);
        var program = Program.parse(in, grammar.searchKeys());
        return new Request(in.commandTag(), sources, options, program);
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        ReturnOptions options = request.options();
        if (options.saves() && !request.sources().equals(List.of(Source.SELECTED))) {
            return Reply.bad("Only a search in the selected mailbox alone can be saved");
        }
        if (state instanceof State.Selected selected) {
            if (options.reusesTag(request.tag(), selected.view())) {
                return Reply.bad("The tag is that of a search that is updated");
            }
        } else if (request.sources().contains(Source.SELECTED) || options.updates()) {
            return Reply.bad("No mailbox is selected");
        }
        return switch (request.program()) {
            case Program.Refused(var reply) -> reply;
            case Program.Keys keys -> search(request, keys, state, out);
        };
    }

    /** A mailbox to search in, and the messages that the client knows in it or would know. */
    private record Searched(OpenMailbox mailbox, MailboxView view) {}

    /**
     * What there was.
     *
     * @param criteria as they were meant in this mailbox
     */
    private record Found(Searched in, SearchCriteria criteria, SearchResult result) {

        UidSet uids() {
            return in.view().known(result.uids());
        }
    }

    private static Reply search(
            Request request, Program.Keys keys, State.LoggedIn state, Responder out) {
        Session session = state.session();
        if (keys.showsModSeq()) {
            session.showModSeqs(out);
        }
        List<ListedMailbox> mailboxes =
                state.account().mailboxes().stream()
                        .filter(it -> isMeant(it, request.sources(), state))
                        .toList();
        if (mailboxes.size() > Limits.SEARCHED_MAILBOXES) {
            return Reply.no(Code.LIMIT, "Too many mailboxes to search in");
        }
        List<Found> all = session.await(out, progress -> search(mailboxes, keys, state, progress));
        all.forEach(found -> tell(found, request, keys, out));
        if (state instanceof State.Selected selected) {
            all.stream()
                    .filter(found -> found.in().view() == selected.view())
                    .forEach(found -> keep(found, request, out));
        }
        return Reply.ok("ESEARCH completed");
    }

    private static boolean isMeant(
            ListedMailbox mailbox, List<Source> sources, State.LoggedIn state) {
        return mailbox.id().isPresent()
                && (sources.stream().anyMatch(source -> source.contains(mailbox))
                        || (sources.contains(Source.SELECTED) && isSelected(mailbox, state)));
    }

    private static boolean isSelected(ListedMailbox mailbox, State.LoggedIn state) {
        return state instanceof State.Selected selected
                && mailbox.id().filter(selected::isOf).isPresent();
    }

    private static List<Found> search(
            List<ListedMailbox> mailboxes,
            Program.Keys keys,
            State.LoggedIn state,
            Progress progress) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < mailboxes.size(); i++) {
            try {
                Searched in = open(mailboxes.get(i), state);
                SearchCriteria criteria = keys.resolve(in.view());
                SearchResult result = state.session().search(() -> in.mailbox().search(criteria));
                found.add(new Found(in, criteria, result));
            } catch (MailException refusal) {
                if (refusal.error() != MailError.NO_SUCH_MAILBOX) {
                    throw refusal;
                }
            }
            progress.at(i + 1, mailboxes.size());
        }
        return found;
    }

    private static Searched open(ListedMailbox mailbox, State.LoggedIn state) {
        if (state instanceof State.Selected selected && isSelected(mailbox, state)) {
            return new Searched(selected.mailbox(), selected.view());
        }
        OpenMailbox opened = state.account().open(mailbox.name(), false);
        var view = new MailboxView(opened.snapshot(), false, state.session().wording());
        return new Searched(opened, view);
    }

    /** A mailbox with no such message is not spoken of. RFC 7377 §2.1 */
    private static void tell(Found found, Request request, Program.Keys keys, Responder out) {
        UidSet uids = found.uids();
        ReturnOptions options = request.options();
        if (uids.isEmpty() || !options.tells()) {
            return;
        }
        OpenMailbox mailbox = found.in().mailbox();
        out.send(
                new EsearchResponse(
                        SearchCorrelator.of(request.tag(), mailbox.snapshot()),
                        true,
                        options,
                        Hits.byUid(uids),
                        AnswerModSeq.of(
                                keys,
                                options.saved(uids),
                                found.result().uids().size(),
                                found.result().highest(),
                                mailbox)));
    }

    /** What outlives the command is about the selected mailbox alone. RFC 7377 §2.2 */
    private static void keep(Found found, Request request, Responder out) {
        MailboxView view = found.in().view();
        if (request.options().saves()) {
            view.save(request.options().saved(found.uids()));
        }
        if (request.options().updates()) {
            var correlator = SearchCorrelator.of(request.tag(), found.in().mailbox().snapshot());
            view.follow(
                    new MailboxOrderContext(correlator, true, found.criteria(), found.uids()), out);
        }
    }
}
