package io.culver.imap.base.search;

import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.ModSeq;
import java.util.Optional;

/**
 * {@code "SEARCH" [1*(SP nz-number) [SP search-sort-mod-seq]]}: sent even if nothing was found. RFC
 * 3501 §7.2.5, RFC 7162 §3.1.6
 *
 * @param highest mod-sequence of the hits, if the client asked by it and there are any
 */
record SearchResponse(Hits hits, Optional<ModSeq> highest) implements Untagged {
    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("SEARCH");
        hits.writeEach(out);
        highest.ifPresent(it -> out.atom(" (MODSEQ ").modSeq(it).atom(")"));
    }
}
