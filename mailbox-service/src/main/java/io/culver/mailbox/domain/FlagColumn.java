package io.culver.mailbox.domain;

import io.culver.model.Flags;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The flags of a segment's messages: the few sets that there are, and which one each row has. */
public final class FlagColumn {
    private final List<Flags> sets;
    private final short[] indexes;

    private FlagColumn(List<Flags> sets, short[] indexes) {
        this.sets = sets;
        this.indexes = indexes;
    }

    /** The different sets, each of which some row has. */
    public List<Flags> sets() {
        return sets;
    }

    /** Which of {@link #sets} the row has. */
    public int index(int row) {
        return indexes[row];
    }

    public Flags get(int row) {
        return sets.get(indexes[row]);
    }

    /** The rows whose flags pass the test, which is asked once for each different set. */
    BitSet rowsWhere(Predicate<Flags> test) {
        boolean[] passes = new boolean[sets.size()];
        boolean any = false;
        for (int i = 0; i < passes.length; i++) {
            passes[i] = test.test(sets.get(i));
            any |= passes[i];
        }
        BitSet rows = new BitSet(indexes.length);
        for (int row = 0; any && row < indexes.length; row++) {
            if (passes[indexes[row]]) {
                rows.set(row);
            }
        }
        return rows;
    }

    /** With the given rows changed; sets that no row has any more are left out. */
    FlagColumn with(BitSet rows, UnaryOperator<Flags> change) {
        Builder changed = new Builder(indexes.length);
        Flags[] after = new Flags[sets.size()];
        Arrays.setAll(after, i -> change.apply(sets.get(i)));
        for (int row = 0; row < indexes.length; row++) {
            changed.add(rows.get(row) ? after[indexes[row]] : get(row));
        }
        return changed.build();
    }

    /** Collects flags row by row. */
    static final class Builder {
        private final List<Flags> sets = new ArrayList<>();
        private final Map<Flags, Short> positions = new HashMap<>();
        private short[] indexes;
        private int used;
        private Flags last = Flags.NONE;
        private short lastIndex = -1;

        Builder(int expected) {
            indexes = new short[expected];
        }

        @SuppressWarnings("ReferenceEquality") // only to save the look-up
        void add(Flags flags) {
            if (used == indexes.length) {
                indexes = Arrays.copyOf(indexes, Math.max(16, used * 2));
            }
            // Neighbours mostly have the same flags, and mostly the very same object.
            if (lastIndex < 0 || flags != last) {
                lastIndex = positions.computeIfAbsent(flags, this::enter);
                last = flags;
            }
            indexes[used++] = lastIndex;
        }

        private short enter(Flags flags) {
            sets.add(flags);
            return (short) (sets.size() - 1);
        }

        FlagColumn build() {
            return new FlagColumn(List.copyOf(sets), Arrays.copyOf(indexes, used));
        }
    }
}
