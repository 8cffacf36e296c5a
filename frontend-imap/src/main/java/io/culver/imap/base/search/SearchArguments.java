package io.culver.imap.base.search;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Reply;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.Session;
import io.culver.imap.protocol.State;
import io.culver.model.Relevancy;
import io.culver.model.SearchCriteria;
import io.culver.model.SearchCriteria.And;
import io.culver.model.SearchCriteria.InUids;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What SEARCH, SORT and ESEARCH are asked alike, and what they all owe to it: when the question
 * itself is wrong, what becomes of {@code $}, how many messages may be looked at. RFC 9051 §6.4.4
 *
 * @param options empty if the client did not say RETURN
 * @param namesCharset whether it named one where it need not
 */
public record SearchArguments(
        String tag,
        boolean isUid,
        Optional<ReturnOptions> options,
        boolean namesCharset,
        Program program) {

    private static final UidSet ALL_UIDS = UidSet.of(new Uid(1), new Uid(Uid.MAX));

    /** Whether the result is to be kept for {@code $}. RFC 5182 §2.1 */
    public boolean saves() {
        return options.filter(ReturnOptions::saves).isPresent();
    }

    /** Whether the client wants to be told of what changes in the result. RFC 5267 §4.3 */
    public boolean updates() {
        return options.filter(ReturnOptions::updates).isPresent();
    }

    private boolean rates() {
        return options.filter(ReturnOptions::rates).isPresent();
    }

    /**
     * Searches, unless that was asked in a way that it cannot be.
     *
     * @param search what the command does with the keys
     */
    public Reply answer(State.LoggedIn state, Responder out, Function<Program.Keys, Reply> search) {
        Session session = state.session();
        Optional<MailboxView> view =
                state instanceof State.Selected selected
                        ? Optional.of(selected.view())
                        : Optional.empty();
        if (updates() && view.filter(it -> it.isFollowed(tag)).isPresent()) {
            return Reply.bad("The tag is that of a search that is updated"); // RFC 5267 §4.3
        }
        if (namesCharset && session.isUtf8() && !session.isRev2()) {
            return Reply.bad("All is UTF-8 after ENABLE UTF8=ACCEPT"); // RFC 6855 §3
        }
        return switch (program) {
            case Program.Refused(var reply) -> {
                view.ifPresent(this::forgetSaved);
                yield reply;
            }
            case Program.Keys keys when rates() && !keys.isFuzzy() ->
                    Reply.bad("There is no relevancy without FUZZY"); // RFC 6203 §4
            case Program.Keys keys -> {
                if (keys.showsModSeq()) {
                    session.showModSeqs(out);
                }
                yield search.apply(keys);
            }
        };
    }

    /**
     * What the keys ask of this mailbox's messages. From then on nothing is saved until {@link
     * #save}, so that a search which ends with NO leaves nothing: RFC 9051 §6.4.4.1.
     */
    public SearchCriteria resolve(Program.Keys keys, MailboxView view) {
        SearchCriteria criteria = keys.resolve(view); // $ is still the result of the search before
        forgetSaved(view);
        return criteria;
    }

    private void forgetSaved(MailboxView view) {
        if (saves()) {
            view.save(UidSet.EMPTY);
        }
    }

    /** Keeps for {@code $} what of the messages found is to be kept. */
    public void save(UidSet found, MailboxView view) {
        if (saves()) {
            options.ifPresent(it -> view.save(it.saved(found)));
        }
    }

    /** Likewise of a SORT. */
    public void save(List<Uid> found, MailboxView view) {
        if (saves()) {
            options.ifPresent(it -> view.save(it.saved(found)));
        }
    }

    /** How well each of the messages matches, in their order, if that is to be told. */
    public List<Integer> scores(Iterable<Uid> found, Relevancy relevancy) {
        List<Integer> scores = new ArrayList<>();
        if (rates()) {
            found.forEach(uid -> scores.add(relevancy.of(uid)));
        }
        return scores;
    }

    /**
     * The same of as many messages as one command may look at, among those that the outermost keys
     * name. RFC 9738
     */
    public static SearchCriteria limited(
            SearchCriteria criteria, MailboxView view, Session session, Responder out) {
        UidSet named = named(criteria);
        UidSet uids = session.messageLimit().cut(named, view, out);
        return uids.equals(named) ? criteria : new And(List.of(new InUids(uids), criteria));
    }

    /** The messages that the outermost keys name by their UIDs and numbers. */
    public static UidSet named(SearchCriteria criteria) {
        return outermost(criteria).stream()
                .filter(InUids.class::isInstance)
                .map(key -> ((InUids) key).uids())
                .reduce(ALL_UIDS, UidSet::intersect);
    }

    private static List<SearchCriteria> outermost(SearchCriteria criteria) {
        return criteria instanceof And all ? all.all() : List.of(criteria);
    }
}
