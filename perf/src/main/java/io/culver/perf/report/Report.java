package io.culver.perf.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that a run has found out, in the order of its finding. */
public final class Report {
    private final Map<Quantity, Map<String, Samples>> figures = new LinkedHashMap<>();
    private final List<String> remarks = new ArrayList<>();

    /** Adds a figure and prints it, so that a long run can be watched. */
    public void add(String server, Quantity quantity, Samples samples) {
        figures.computeIfAbsent(quantity, _ -> new LinkedHashMap<>()).put(server, samples);
        System.out.printf("  %s: %s: %s%n", server, quantity.name(), Cell.of(samples, quantity));
    }

    /** Says what a reader of the figures has to know, such as what could not be measured. */
    public void remark(String server, String text) {
        String remark = server + ": " + text;
        remarks.add(remark);
        System.out.println("  " + remark);
    }

    List<Quantity> quantities() {
        return List.copyOf(figures.keySet());
    }

    Optional<Samples> samples(Quantity quantity, String server) {
        return Optional.ofNullable(figures.getOrDefault(quantity, Map.of()).get(server));
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }
}
