package io.culver.imap.base.search;

import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import java.util.List;

/**
 * What came to a search's results, or left them. RFC 5267 §4.3.2
 *
 * @param edits at least one; the client makes them in this order
 */
record ContextUpdate(SearchCorrelator search, boolean isUid, Kind kind, List<Edit> edits)
        implements Untagged {

    /** {@code search-return-data =/ ret-data-addto / ret-data-removefrom} */
    enum Kind {
        ADDTO,
        REMOVEFROM
    }

    /**
     * Hits that stand together.
     *
     * @param position of the first, from 1; 0 where the results have the mailbox's order
     */
    record Edit(int position, Hits hits) {}

    ContextUpdate {
        edits = List.copyOf(edits);
    }

    @Override
    public void writeTo(ResponseWriter out) {
        search.writeTo(out.atom("ESEARCH"));
        out.atom(isUid ? " UID " : " ").atom(kind.name()).space();
        out.list(edits, edit -> edit.hits().writeSet(out.number(edit.position()).space()));
    }
}
