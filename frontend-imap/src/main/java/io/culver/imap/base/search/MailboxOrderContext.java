package io.culver.imap.base.search;

import io.culver.imap.base.search.ContextUpdate.Edit;
import io.culver.imap.base.search.ContextUpdate.Kind;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Responder;
import io.culver.imap.protocol.SearchContext;
import io.culver.imap.protocol.State;
import io.culver.model.MailException;
import io.culver.model.SearchCriteria;
import io.culver.model.UidSet;
import java.util.List;

/** The results of a SEARCH, in the order of the mailbox: they need no positions. RFC 5267 §4.3.2 */
public final class MailboxOrderContext implements SearchContext {

    private final SearchCorrelator correlator;
    private final boolean isUid;
    private final SearchCriteria criteria;
    private UidSet told;

    /**
     * @param criteria of the search, with message numbers made UIDs
     * @param found what the client has been told that it found
     */
    public MailboxOrderContext(
            SearchCorrelator correlator, boolean isUid, SearchCriteria criteria, UidSet found) {
        this.correlator = correlator;
        this.isUid = isUid;
        this.criteria = criteria;
        this.told = found;
    }

    @Override
    public String tag() {
        return correlator.tag();
    }

    /** A set of UIDs has few ranges, or few messages. */
    @Override
    public boolean canBeKept() {
        return true;
    }

    @Override
    public void update(State.Selected selected, Responder out) {
        MailboxView view = selected.view();
        UidSet now;
        try {
            now =
                    view.known(
                            selected.session()
                                    .search(() -> selected.mailbox().search(criteria))
                                    .uids());
        } catch (MailException _) {
            return; // what it found before is told still, and the next update has it all
        }
        tell(Kind.REMOVEFROM, told.minus(now), view, out);
        tell(Kind.ADDTO, now.minus(told), view, out);
        told = now;
    }

    @Override
    public void forget(UidSet gone, MailboxView view, Responder out) {
        tell(Kind.REMOVEFROM, told.intersect(gone), view, out);
        told = told.minus(gone);
    }

    private void tell(Kind kind, UidSet uids, MailboxView view, Responder out) {
        if (!uids.isEmpty()) {
            Hits hits = isUid ? Hits.byUid(uids) : Hits.byNumber(uids, view);
            out.send(new ContextUpdate(correlator, isUid, kind, List.of(new Edit(0, hits))));
        }
    }
}
