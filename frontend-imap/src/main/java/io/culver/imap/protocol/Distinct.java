package io.culver.imap.protocol;

import java.util.LinkedHashSet;
import java.util.List;

/** What a client asked for, without what it asked for twice. */
public final class Distinct {

    /** Up to here it costs less to compare each with each. */
    private static final int FEW = 16;

    private Distinct() {}

    /** Each of these once, in the order in which they came first. */
    public static <T> List<T> of(List<T> all) {
        return all.size() <= FEW && isDistinct(all)
                ? List.copyOf(all)
                : List.copyOf(new LinkedHashSet<>(all));
    }

    private static boolean isDistinct(List<?> few) {
        for (int i = 1; i < few.size(); i++) {
            if (few.indexOf(few.get(i)) < i) {
                return false;
            }
        }
        return true;
    }
}
