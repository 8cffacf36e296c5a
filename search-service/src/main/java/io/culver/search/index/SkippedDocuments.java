package io.culver.search.index;

import io.culver.search.extract.wire.SkipReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;

/**
 * The documents of one message that are not in the index, or not as a whole.
 *
 * @param count how many
 * @param reasons why; unknown for those that earlier versions indexed
 */
public record SkippedDocuments(int count, Set<SkipReason> reasons) {
    public static final SkippedDocuments NONE = new SkippedDocuments(0, Set.of());

    /** Bits of the count; above them is one for each reason. */
    private static final int COUNT_BITS = 16;

    public SkippedDocuments {
        reasons = Set.copyOf(reasons);
    }

    /** Of a number that stands for them. */
    SkippedDocuments(long number) {
        this((int) number & ((1 << COUNT_BITS) - 1), reasons(number >>> COUNT_BITS));
    }

    private static Set<SkipReason> reasons(long bits) {
        Set<SkipReason> reasons = EnumSet.noneOf(SkipReason.class);
        for (SkipReason reason : SkipReason.values()) {
            if ((bits >>> reason.bit() & 1) == 1) {
                reasons.add(reason);
            }
        }
        return reasons;
    }

    /** Those of all messages of an index. */
    static List<SkippedDocuments> in(DirectoryReader reader) throws IOException {
        List<SkippedDocuments> all = new ArrayList<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            NumericDocValues numbers = DocValues.getNumeric(leaf.reader(), IndexFields.SKIPPED);
            Bits live = leaf.reader().getLiveDocs();
            while (numbers.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                if (live == null || live.get(numbers.docID())) {
                    all.add(new SkippedDocuments(numbers.longValue()));
                }
            }
        }
        return all;
    }

    /** All of it as one number, as it stands in the index; 0 for none. */
    public int toNumber() {
        int bits = 0;
        for (SkipReason reason : reasons) {
            bits |= 1 << reason.bit();
        }
        return bits << COUNT_BITS | count;
    }
}
