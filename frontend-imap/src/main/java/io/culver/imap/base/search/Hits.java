package io.culver.imap.base.search;

import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.PartialRange;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.MessageNumber;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a search found, as the client asked to be told: message numbers or UIDs, in ranges that
 * ascend and do not touch; of a SORT, in its order. RFC 9051 §7.3.4, RFC 5267 §3.2
 */
public record Hits(List<Range> ranges) {

    /** From {@code first} to {@code last}, all of which are hits. */
    public record Range(long first, long last) {}

    public Hits {
        ranges = List.copyOf(ranges);
    }

    public static Hits byUid(UidSet found) {
        return new Hits(
                found.ranges().stream()
                        .map(range -> new Range(range.first().value(), range.last().value()))
                        .toList());
    }

    /**
     * @param found messages that the view knows: UIDs without a gap have numbers without a gap
     */
    static Hits byNumber(UidSet found, MailboxView view) {
        List<Range> ranges = new ArrayList<>(found.rangeCount());
        for (UidSet.Range uids : found.ranges()) {
            long first = numberOf(uids.first(), view);
            long last = first + uids.last().value() - uids.first().value();
            boolean touches = !ranges.isEmpty() && ranges.getLast().last() + 1 == first;
            ranges.add(new Range(touches ? ranges.removeLast().first() : first, last));
        }
        return new Hits(ranges);
    }

    /** What SORT found: a range stands for hits that follow each other upwards. RFC 5267 §3.2 */
    public static Hits inOrder(Iterable<Long> found) {
        List<Range> ranges = new ArrayList<>();
        for (long hit : found) {
            boolean goesOn = !ranges.isEmpty() && ranges.getLast().last() + 1 == hit;
            ranges.add(new Range(goesOn ? ranges.removeLast().first() : hit, hit));
        }
        return new Hits(ranges);
    }

    private static long numberOf(Uid uid, MailboxView view) {
        return view.number(uid).map(MessageNumber::value).orElseThrow();
    }

    long count() {
        return ranges.stream().mapToLong(range -> range.last() - range.first() + 1).sum();
    }

    Optional<Long> min() {
        return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges.getFirst().first());
    }

    Optional<Long> max() {
        return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges.getLast().last());
    }

    /** Some of the hits, in their order. RFC 9394 §3.1 */
    Hits page(PartialRange page) {
        long begin = page.begin(count());
        long end = page.end(count());
        List<Range> told = new ArrayList<>();
        long place = 0;
        for (Range range : ranges) {
            long from = Math.max(begin - place, 0);
            long length = range.last() - range.first() + 1;
            long to = Math.min(end - place, length);
            if (from < to) {
                told.add(new Range(range.first() + from, range.first() + to - 1));
            }
            place += length;
        }
        return new Hits(told);
    }

    /** {@code sequence-set}; there must be hits. */
    void writeSet(ResponseWriter out) {
        String separator = "";
        for (Range range : ranges) {
            out.atom(separator).number(range.first());
            if (range.last() > range.first()) {
                out.atom(":").number(range.last());
            }
            separator = ",";
        }
    }

    /** {@code *(SP nz-number)} */
    public void writeEach(ResponseWriter out) {
        for (Range range : ranges) {
            for (long hit = range.first(); hit <= range.last(); hit++) {
                out.space().number(hit);
            }
        }
    }
}
