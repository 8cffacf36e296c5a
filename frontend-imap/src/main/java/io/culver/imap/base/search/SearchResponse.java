package io.culver.imap.base.search;

import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;

/** {@code "SEARCH" *(SP nz-number)}: sent even if nothing was found. RFC 3501 §7.2.5 */
record SearchResponse(Hits hits) implements Untagged {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("SEARCH");
        hits.writeEach(out);
    }
}
