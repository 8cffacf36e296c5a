package io.culver.imap.extension.multisearch;

import io.culver.imap.base.search.AnswerModSeq;
import io.culver.imap.base.search.EsearchResponse;
import io.culver.imap.base.search.Hits;
import io.culver.imap.base.search.MailboxOrderContext;
import io.culver.imap.base.search.Program;
import io.culver.imap.base.search.ReturnOptions;
import io.culver.imap.base.search.SearchArguments;
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
import java.util.Optional;

/** ESEARCH: searches in many mailboxes, and tells of each that has something. RFC 7377 §2 */
final class MultiSearch implements Command.Authenticated<MultiSearch.Request> {

    private final Grammar grammar;

    /**
     * @param grammar whose keys ESEARCH knows
     */
    MultiSearch(Grammar grammar) {
        this.grammar = grammar;
    }

    record Request(List<Source> sources, SearchArguments asked) {

        boolean isOfSelectedAlone() {
            return sources.equals(List.of(Source.SELECTED));
        }

        ReturnOptions options() {
            return asked.options().orElse(ReturnOptions.ALL);
        }
    }

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
        Optional<ReturnOptions> options = ReturnOptions.accept(in);
        boolean namesCharset = in.isKeywordNext("CHARSET");
        var program = Program.parse(in, grammar.searchKeys());
        return new Request(
                sources,
                new SearchArguments(in.commandTag(), true, options, namesCharset, program));
    }

    @Override
    public Reply run(Request request, State.LoggedIn state, Responder out) {
        SearchArguments asked = request.asked();
        if (asked.saves() && !request.isOfSelectedAlone()) {
            return Reply.bad("Only a search in the selected mailbox alone can be saved");
        }
        boolean needsSelected = request.sources().contains(Source.SELECTED) || asked.updates();
        if (needsSelected && !(state instanceof State.Selected)) {
            return Reply.bad("No mailbox is selected");
        }
        return asked.answer(
                state,
                out,
                keys ->
                        state instanceof State.Selected selected && request.isOfSelectedAlone()
                                ? searchSelected(request, keys, selected, out)
                                : searchMany(request, keys, state, out));
    }

    /**
     * A mailbox to search in, the messages that the client knows in it or would know, and what is
     * asked of them.
     */
    private record Searched(OpenMailbox mailbox, MailboxView view, SearchCriteria criteria) {

        Found search(Session session) {
            return new Found(this, session.search(() -> mailbox.search(criteria)));
        }
    }

    /** What there was. */
    private record Found(Searched in, SearchResult result) {

        UidSet uids() {
            return in.view().known(result.uids());
        }
    }

    private static Reply searchSelected(
            Request request, Program.Keys keys, State.Selected selected, Responder out) {
        Session session = selected.session();
        MailboxView view = selected.view();
        SearchCriteria criteria =
                SearchArguments.limited(request.asked().resolve(keys, view), view, session, out);
        var searched = new Searched(selected.mailbox(), view, criteria);
        Found found = session.ask(out, _ -> searched.search(session));
        return tell(List.of(found), request, keys, selected, out);
    }

    private static Reply searchMany(
            Request request, Program.Keys keys, State.LoggedIn state, Responder out) {
        List<ListedMailbox> mailboxes =
                state.account().mailboxes().stream()
                        .filter(it -> isMeant(it, request.sources(), state))
                        .toList();
        if (mailboxes.size() > Limits.SEARCHED_MAILBOXES) {
            return Reply.no(Code.LIMIT, "Too many mailboxes to search in");
        }
        List<Found> all =
                state.session().ask(out, progress -> search(mailboxes, keys, state, progress));
        return tell(all, request, keys, state, out);
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
        Session session = state.session();
        List<Found> found = new ArrayList<>();
        long messages = 0;
        for (int i = 0; i < mailboxes.size(); i++) {
            try {
                Searched in = open(mailboxes.get(i), keys, state);
                messages += in.view().known(SearchArguments.named(in.criteria())).size();
                session.messageLimit().requireTouched(messages);
                found.add(in.search(session));
            } catch (MailException refusal) {
                if (refusal.error() != MailError.NO_SUCH_MAILBOX) {
                    throw refusal;
                }
            }
            progress.at(i + 1, mailboxes.size());
        }
        return found;
    }

    private static Searched open(ListedMailbox mailbox, Program.Keys keys, State.LoggedIn state) {
        if (state instanceof State.Selected selected && isSelected(mailbox, state)) {
            MailboxView view = selected.view();
            return new Searched(selected.mailbox(), view, keys.resolve(view));
        }
        OpenMailbox opened = state.account().open(mailbox.name(), false);
        var view = new MailboxView(opened.snapshot(), false, state.session().wording());
        return new Searched(opened, view, keys.resolve(view));
    }

    private static Reply tell(
            List<Found> all,
            Request request,
            Program.Keys keys,
            State.LoggedIn state,
            Responder out) {
        all.forEach(found -> tell(found, request, keys, out));
        if (state instanceof State.Selected selected) {
            all.stream()
                    .filter(found -> found.in().view() == selected.view())
                    .forEach(found -> keep(found, request, out));
        }
        return Reply.ok("ESEARCH completed");
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
                        correlator(found, request),
                        true,
                        options,
                        Hits.byUid(uids),
                        request.asked().scores(uids, found.result().relevancy()),
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
        request.asked().save(found.uids(), view);
        if (request.asked().updates()) {
            view.follow(
                    new MailboxOrderContext(
                            correlator(found, request), true, found.in().criteria(), found.uids()),
                    out);
        }
    }

    private static SearchCorrelator correlator(Found found, Request request) {
        return SearchCorrelator.of(request.asked().tag(), found.in().mailbox().snapshot());
    }
}
