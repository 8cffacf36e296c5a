package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The violations that were found, all counted and the first ones kept. */
public final class Verdict {
    private static final int KEPT = 10; // of each invariant: the rest say the same

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Violation> first = new ArrayList<>();
    private int resynchronizations;

    void report(String invariant, String what, Event... events) {
        if (counts.merge(invariant, 1, Integer::sum) <= KEPT) {
            first.add(new Violation(invariant, what, List.of(events)));
        }
    }

    void compared(int times) {
        resynchronizations = times;
    }

    /** How often a client's copy after QRESYNC was compared with a cold listing. */
    public int resynchronizations() {
        return resynchronizations;
    }

    /** How many violations there are, by invariant; those that hold are not in it. */
    public Map<String, Integer> counts() {
        return Map.copyOf(counts);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public List<Violation> first() {
        return List.copyOf(first);
    }
}
