package io.culver.perf.report;

import java.util.ArrayList;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/**
 * Draws how many times better or worse than its peer a server is at each thing that was measured on
 * both, as an SVG: a bar to the right is better, one to the left worse, on a logarithmic scale.
 */
public final class RatioPlot {
    private static final int NAME_WIDTH = 560;
    private static final int SIDE_WIDTH = 240;
    private static final int ROW = 22;
    private static final int HEAD = 48;
    private static final int AXIS = NAME_WIDTH + SIDE_WIDTH;
    private static final String BETTER = "#2a7f62";
    private static final String WORSE = "#b5483a";

    private final String ours;
    private final String peer;

    private record Bar(String name, double better) {
        /** How many tenfolds; below 0 if it is worse. */
        double magnitude() {
            return Math.log10(better);
        }
    }

    public RatioPlot(String ours, String peer) {
        this.ours = ours;
        this.peer = peer;
    }

    public String draw(Report report) {
        List<Bar> bars = bars(report);
        double tenfolds = 1;
        for (Bar bar : bars) {
            tenfolds = Math.max(tenfolds, Math.ceil(Math.abs(bar.magnitude())));
        }
        int height = HEAD + bars.size() * ROW + 10;
        var svg = new Formatter(Locale.ROOT);
        svg.format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                        + " font-family=\"sans-serif\" font-size=\"12\">\n",
                AXIS + SIDE_WIDTH + 90, height);
        svg.format("<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n");
        svg.format(
                "<text x=\"10\" y=\"18\">%s beside %s: times better (right) or worse (left)</text>\n",
                escaped(ours), escaped(peer));
        scale(svg, tenfolds, height);
        for (int i = 0; i < bars.size(); i++) {
            draw(svg, bars.get(i), HEAD + i * ROW, SIDE_WIDTH / tenfolds);
        }
        return svg.format("</svg>\n").toString();
    }

    private List<Bar> bars(Report report) {
        List<Bar> bars = new ArrayList<>();
        for (Quantity quantity : report.quantities()) {
            report.samples(quantity, ours)
                    .flatMap(mine ->
                            report.samples(quantity, peer)
                                    .map(theirs -> quantity.unit().timesBetter(mine, theirs)))
                    // What is nothing on one side is no ratio.
                    .filter(ratio -> ratio > 0 && Double.isFinite(ratio))
                    .ifPresent(ratio -> bars.add(new Bar(quantity.name(), ratio)));
        }
        return bars;
    }

    private static void scale(Formatter svg, double tenfolds, int height) {
        for (int i = (int) -tenfolds; i <= tenfolds; i++) {
            double x = AXIS + i * SIDE_WIDTH / tenfolds;
            svg.format(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#ccc\"/>\n",
                    x, HEAD - 8, x, height - 8);
            String label = String.format(Locale.ROOT, "%,.0f×", Math.pow(10, Math.abs(i)));
            svg.format("<text x=\"%.1f\" y=\"36\" text-anchor=\"middle\">%s</text>\n", x, label);
        }
    }

    private static void draw(Formatter svg, Bar bar, int y, double perTenfold) {
        double width = Math.abs(bar.magnitude()) * perTenfold;
        boolean isBetter = bar.better >= 1;
        svg.format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
                NAME_WIDTH - 10, y + 14, escaped(abbreviated(bar.name)));
        svg.format(
                "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                isBetter ? AXIS : AXIS - width, y + 3, width, ROW - 6, isBetter ? BETTER : WORSE);
        svg.format(
                "<text x=\"%.1f\" y=\"%d\"%s>%s</text>\n",
                isBetter ? AXIS + width + 4 : AXIS - width - 4,
                y + 14,
                isBetter ? "" : " text-anchor=\"end\"",
                Cell.number(isBetter ? bar.better : 1 / bar.better) + "×");
    }

    private static String abbreviated(String name) {
        int most = 88;
        return name.length() <= most ? name : name.substring(0, most - 1) + "…";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("`", "");
    }
}
