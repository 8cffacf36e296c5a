package io.culver.search.query;

import java.util.Arrays;
import org.apache.lucene.util.BytesRef;

/** What is asked of each term that {@link TermScan} looks at. */
interface TermTest {
    boolean accepts(byte[] octets, int from, int to);

    /** Ends with these octets. */
    record EndsWith(BytesRef end) implements TermTest {
        @Override
        public boolean accepts(byte[] octets, int from, int to) {
            int start = to - end.length;
            return start >= from
                    && Arrays.equals(
                            octets, start, to, end.bytes, end.offset, end.offset + end.length);
        }
    }
}
