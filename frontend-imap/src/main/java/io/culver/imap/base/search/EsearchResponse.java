package io.culver.imap.base.search;

import io.culver.imap.base.search.ReturnOptions.Item;
import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import java.util.Set;

/**
 * {@code "ESEARCH" [search-correlator] [SP "UID"] *(SP search-return-data)} RFC 9051 §7.3.4, RFC
 * 4731 §3.1
 *
 * @param tag of the command that asked
 */
public record EsearchResponse(String tag, boolean isUid, Set<Item> items, Hits hits)
        implements Untagged {

    @Override
    public void writeTo(ResponseWriter out) {
        out.atom("ESEARCH (TAG ").string(tag).atom(")");
        if (isUid) {
            out.atom(" UID");
        }
        items.forEach(item -> write(item, out));
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
