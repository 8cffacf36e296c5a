package io.culver.imap.extension.sort;

import io.culver.imap.base.search.Hits;
import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.ModSeq;
import java.util.Optional;

/**
 * {@code sort-data = "SORT" [1*(SP nz-number) [SP search-sort-mod-seq]]}: sent even if nothing was
 * found. RFC 5256 §5, RFC 7162 §3.1.9
 *
 * @param highest mod-sequence of the hits, if the client asked by it and there are any
 */
record SortResponse(Hits hits, Optional<ModSeq> highest) implements Untagged {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("SORT");
        hits.writeEach(out);
        highest.ifPresent(it -> out.atom(" (MODSEQ ").modSeq(it).atom(")"));
    }
}
