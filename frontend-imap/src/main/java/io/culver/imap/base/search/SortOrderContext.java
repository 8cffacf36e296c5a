package io.culver.imap.base.search;

import io.culver.imap.base.search.ContextUpdate.Edit;
import io.culver.imap.base.search.ContextUpdate.Kind;
import io.culver.imap.limits.Limits;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.SearchContext;
import io.culver.imap.protocol.State;
import io.culver.model.MailException;
import io.culver.model.MessageNumber;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The results of a SORT, by their positions. What messages are sorted by never changes, but for
 * their relevancy, so that none ever comes before another one that it stood behind. RFC 5267 §4.3.3
 */
public final class SortOrderContext implements SearchContext {

    private final SearchCorrelator correlator;
    private final boolean isUid;
    private final boolean isSteady;
    private final Function<State.Selected, List<Uid>> sort;
    private List<Uid> told;

    /**
     * @param isSteady whether what messages are sorted by never changes
     * @param sort gives the messages that match, in order
     * @param found what the client has been told that it gave
     */
    public SortOrderContext(
            SearchCorrelator correlator,
            boolean isUid,
            boolean isSteady,
            Function<State.Selected, List<Uid>> sort,
            List<Uid> found) {
        this.correlator = correlator;
        this.isUid = isUid;
        this.isSteady = isSteady;
        this.sort = sort;
        this.told = found;
    }

    @Override
    public String tag() {
        return correlator.tag();
    }

    @Override
    public boolean canBeKept() {
        return isSteady && told.size() <= Limits.SORT_CONTEXT_RESULTS;
    }

    @Override
    public void update(State.Selected selected, Responder out) {
        MailboxView view = selected.view();
        List<Uid> now;
        try {
            now = sort.apply(selected).stream().filter(view::contains).toList();
        } catch (MailException _) {
            return; // what it found before is told still, and the next update has it all
        }
        UidSet present = setOf(now);
        remove(uid -> !present.contains(uid), view, out);
        UidSet before = setOf(told);
        tell(Kind.ADDTO, runs(now, uid -> !before.contains(uid)), view, out);
        told = now;
    }

    @Override
    public void forget(UidSet gone, MailboxView view, Responder out) {
        remove(gone::contains, view, out);
    }

    /** From the end, so that the positions before stay what they are. */
    private void remove(Predicate<Uid> isGone, MailboxView view, Responder out) {
        tell(Kind.REMOVEFROM, runs(told, isGone).reversed(), view, out);
        told = told.stream().filter(isGone.negate()).toList();
    }

    /** Results that stand together, and the position of the first. */
    private record Run(int position, List<Uid> uids) {}

    private static List<Run> runs(List<Uid> results, Predicate<Uid> isMeant) {
        List<Run> runs = new ArrayList<>();
        boolean goesOn = false;
        for (int i = 0; i < results.size(); i++) {
            boolean isOne = isMeant.test(results.get(i));
            if (isOne && !goesOn) {
                runs.add(new Run(i + 1, new ArrayList<>()));
            }
            if (isOne) {
                runs.getLast().uids().add(results.get(i));
            }
            goesOn = isOne;
        }
        return runs;
    }

    private void tell(Kind kind, List<Run> runs, MailboxView view, Responder out) {
        if (!runs.isEmpty()) {
            List<Edit> edits =
                    runs.stream()
                            .map(run -> new Edit(run.position(), hits(run.uids(), view)))
                            .toList();
            out.send(new ContextUpdate(correlator, isUid, kind, edits));
        }
    }

    private Hits hits(List<Uid> uids, MailboxView view) {
        return Hits.inOrder(
                uids.stream().map(uid -> isUid ? uid.value() : numberOf(uid, view)).toList());
    }

    private static long numberOf(Uid uid, MailboxView view) {
        return view.number(uid).map(MessageNumber::value).orElseThrow();
    }

    private static UidSet setOf(List<Uid> uids) {
        UidSet.Builder set = UidSet.builder();
        uids.forEach(set::add);
        return set.build();
    }
}
