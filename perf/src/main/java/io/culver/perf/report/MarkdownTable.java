package io.culver.perf.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a run down: what it ran on, the table of figures, the remarks. */
public final class MarkdownTable {
    private final String ours;
    private final Optional<String> peer;

    /**
     * @param ours the server that is held against the targets
     * @param peer the server that it is compared to, if there was one
     */
    public MarkdownTable(String ours, Optional<String> peer) {
        this.ours = ours;
        this.peer = peer;
    }

    public String write(String title, Map<String, String> setting, Report report) {
        var text = new StringBuilder("# ").append(title).append("\n\n");
        setting.forEach((key, value) -> row(text, List.of("- **" + key + "**: " + value), "", ""));
        text.append('\n');
        List<String> head = new ArrayList<>(List.of("Measure", "Target", ours, "Reached"));
        peer.ifPresent(name -> head.addAll(List.of(name, ours + " is")));
        row(text, head, "| ", " |");
        row(text, head.stream().map(_ -> "---").toList(), "| ", " |");
        for (Quantity quantity : report.quantities()) {
            row(text, cells(quantity, report), "| ", " |");
        }
        if (!report.remarks().isEmpty()) {
            text.append('\n');
            report.remarks().forEach(remark -> row(text, List.of("- " + remark), "", ""));
        }
        return text.toString();
    }

    private List<String> cells(Quantity quantity, Report report) {
        Optional<Samples> measured = report.samples(quantity, ours);
        List<String> cells = new ArrayList<>();
        cells.add(quantity.name());
        cells.add(Cell.of(quantity.target(), quantity.unit()));
        cells.add(measured.map(samples -> Cell.of(samples, quantity)).orElse("–"));
        cells.add(measured.map(samples -> verdict(quantity.target(), samples)).orElse(""));
        peer.ifPresent(name -> {
            Optional<Samples> theirs = report.samples(quantity, name);
            cells.add(theirs.map(samples -> Cell.of(samples, quantity)).orElse("–"));
            cells.add(
                    measured.isPresent() && theirs.isPresent()
                            ? ratio(quantity.unit().timesBetter(measured.get(), theirs.get()))
                            : "");
        });
        return cells;
    }

    private static String verdict(Target target, Samples samples) {
        if (target instanceof Target.None) {
            return "";
        }
        return target.isReachedBy(samples.median()) ? "yes" : "**no**";
    }

    private static String ratio(double better) {
        return better >= 1 ? Cell.number(better) + "× better" : Cell.number(1 / better) + "× worse";
    }

    private static void row(StringBuilder text, List<String> cells, String start, String end) {
        text.append(start).append(String.join(" | ", cells)).append(end).append('\n');
    }
}
