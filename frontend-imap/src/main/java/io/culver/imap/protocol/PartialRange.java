package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.List;

/**
 * {@code partial-range}: a page of messages, counted from the first one or from the last. RFC 9394
 * §3.1, §4
 *
 * @param one end, from 1 on
 * @param other end; the two may come in either order
 */
public record PartialRange(long one, long other, boolean isFromLast) {

    /** {@code nz-number ":" nz-number / "-" nz-number ":" "-" nz-number} */
    public static PartialRange parse(ArgumentReader in) {
        boolean isFromLast = in.accept('-');
        long one = in.positive();
        if (!in.accept(':') || in.accept('-') != isFromLast) {
            throw in.error("range such as 1:100 or -1:-100");
        }
        return new PartialRange(one, in.positive(), isFromLast);
    }

    /** The place of the page's first message, from 0 on, if there are so many. */
    public long begin(long count) {
        long begin = isFromLast ? count - Math.max(one, other) : Math.min(one, other) - 1;
        return Math.clamp(begin, 0, count);
    }

    /** The place behind the page's last message. */
    public long end(long count) {
        long end = isFromLast ? count - Math.min(one, other) + 1 : Math.max(one, other);
        return Math.clamp(end, 0, count);
    }

    /** The page of these messages. */
    public UidSet of(UidSet all) {
        long begin = begin(all.size());
        long end = end(all.size());
        UidSet.Builder page = UidSet.builder();
        long place = 0;
        for (UidSet.Range range : all.ranges()) {
            long first = range.first().value();
            long length = range.last().value() - first + 1;
            long from = Math.max(begin - place, 0);
            long to = Math.min(end - place, length);
            if (from < to) {
                page.add(new Uid(first + from), new Uid(first + to - 1));
            }
            place += length;
        }
        return page.build();
    }

    /** The page of these messages, in their order. */
    public <T> List<T> of(List<T> all) {
        int end = (int) end(all.size());
        return all.subList((int) Math.min(begin(all.size()), end), end);
    }

    /** As the client wrote it. */
    public void writeTo(ResponseWriter out) {
        String sign = isFromLast ? "-" : "";
        out.atom(sign).number(one).atom(":").atom(sign).number(other);
    }
}
