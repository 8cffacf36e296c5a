package io.culver.imap.extension.sort;

import io.culver.imap.base.search.Hits;
import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;

/** {@code sort-data = "SORT" *(SP nz-number)}: sent even if nothing was found. RFC 5256 §5 */
record SortResponse(Hits hits) implements Untagged {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("SORT");
        hits.writeEach(out);
    }
}
