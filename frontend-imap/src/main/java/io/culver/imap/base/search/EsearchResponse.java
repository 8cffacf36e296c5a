package io.culver.imap.base.search;

import io.culver.imap.base.search.ReturnOptions.Item;
import io.culver.imap.protocol.PartialRange;
import io.culver.imap.protocol.Untagged;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.ModSeq;
import java.util.List;
import java.util.Optional;

/**
 * {@code "ESEARCH" [search-correlator] [SP "UID"] *(SP search-return-data)} RFC 9051 §7.3.4, RFC
 * 4731 §3.1
 *
 * @param scores of the hits, in their order; empty if they are not asked for
 * @param highest mod-sequence of the hits that are told, if the client asked by it and there are
 *     any. RFC 7162 §3.1.10
 */
public record EsearchResponse(
        SearchCorrelator correlator,
        boolean isUid,
        ReturnOptions options,
        Hits hits,
        List<Integer> scores,
        Optional<ModSeq> highest)
        implements Untagged {

    public EsearchResponse {
        scores = List.copyOf(scores);
    }

    @Override
    public void writeTo(ResponseWriter out) {
        correlator.writeTo(out.atom("ESEARCH"));
        if (isUid) {
            out.atom(" UID");
        }
        options.items().forEach(item -> write(item, out));
        options.page().ifPresent(page -> write(page, out));
        highest.ifPresent(it -> out.atom(" MODSEQ ").modSeq(it));
    }

    /**
     * {@code ret-data-partial = "PARTIAL" SP "(" partial-range SP partial-results ")"} RFC 9394 §4
     */
    private void write(PartialRange page, ResponseWriter out) {
        page.writeTo(out.atom(" PARTIAL ("));
        Hits told = hits.page(page);
        if (told.ranges().isEmpty()) {
            out.space().nil();
        } else {
            told.writeSet(out.space());
        }
        out.atom(")");
    }

    /** RFC 6203 §4: of a page, its own. */
    private List<Integer> toldScores() {
        return options.page().map(page -> page.of(scores)).orElse(scores);
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
            case RELEVANCY -> {
                if (!hits.ranges().isEmpty()) {
                    out.atom(" RELEVANCY ").list(toldScores(), score -> out.number(score));
                }
            }
        }
    }
}
