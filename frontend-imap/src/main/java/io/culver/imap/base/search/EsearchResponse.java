package io.culver.imap.base.search;

import io.culver.imap.base.search.ReturnOptions.Item;
import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.ModSeq;
import java.util.Optional;
import java.util.Set;

/**
 * {@code "ESEARCH" [search-correlator] [SP "UID"] *(SP search-return-data)} RFC 9051 §7.3.4, RFC
 * 4731 §3.1
 *
 * @param tag of the command that asked
 * @param highest mod-sequence of the hits that are told, if the client asked by it and there are
 *     any. RFC 7162 §3.1.10
 */
public record EsearchResponse(
        String tag, boolean isUid, Set<Item> items, Hits hits, Optional<ModSeq> highest)
        implements Untagged {

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("ESEARCH (TAG ").string(tag).atom(")");
        if (isUid) {
            out.atom(" UID");
        }
        items.forEach(item -> write(item, out));
        highest.ifPresent(it -> out.atom(" MODSEQ ").modSeq(it));
    }

    /** Where nothing was found there is nothing but a count. */
    private void write(Item item, ResponseWriter out) {
        switch (item) {
            case MIN -> hits.min().ifPresent(min -> out.atom(" MIN ").number(min));
            case MAX -> hits.max().ifPresent(max -> out.atom(" MAX ").number(max));
            case COUNT -> out.atom(" COUNT ").number(hits.count());
            case ALL -> {
                if (!hits.ranges().isEmpty()) {
                    hits.writeSet(out.atom(" ALL "));
                }
            }
        }
    }
}
