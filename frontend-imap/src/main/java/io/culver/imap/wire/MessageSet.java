package io.culver.imap.wire;

import java.util.List;

/** Which messages a command is about, as the client named them. {@code sequence-set} RFC 9051 §9 */
public sealed interface MessageSet {

    record ByNumber(List<Range> ranges) implements MessageSet {
        public ByNumber {
            ranges = Ranges.copyOf(ranges);
        }
    }

    record ByUid(List<Range> ranges) implements MessageSet {
        public ByUid {
            ranges = Ranges.copyOf(ranges);
        }
    }

    /** {@code $}: the result that a search saved. RFC 5182 §2.1 */
    record Saved() implements MessageSet {}

    /** {@code seq-range}: the ends may come in either order. */
    record Range(long first, long last) {

        /** Stands for {@code *}, the highest number in use. */
        public static final long HIGHEST = Long.MAX_VALUE;

        public Range {
            if (first < 1 || last < 1) {
                throw new IllegalArgumentException("message numbers begin at 1");
            }
        }
    }
}
