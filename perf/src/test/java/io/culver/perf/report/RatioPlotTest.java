package io.culver.perf.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RatioPlotTest {
    private final Report report = new Report();

    @Test
    void drawsBarsTowardsTheBetterServer() {
        add(Quantity.of("SELECT", Unit.MILLISECONDS), 10, 1);
        add(Quantity.of("Import", Unit.MESSAGES_PER_SECOND), 1_000, 100);

        String svg = draw();

        // Ten times worse goes from the middle, at 800, all the way to the left.
        assertTrue(svg.contains("<rect x=\"560.0\" y=\"51\" width=\"240.0\""), svg);
        assertTrue(svg.contains("<rect x=\"800.0\" y=\"73\" width=\"240.0\""), svg);
    }

    @Test
    void leavesOutWhatOneOfThemWasNotMeasuredFor() {
        report.add("Culver", Quantity.of("SELECT", Unit.MILLISECONDS), Samples.of(1));

        assertFalse(draw().contains("SELECT"));
    }

    @Test
    void leavesOutWhatIsNothing() {
        add(Quantity.of("Memory", Unit.KIBIBYTES), 0, 500);

        assertFalse(draw().contains("Memory"));
    }

    @Test
    void escapesNames() {
        add(Quantity.of("a < b & `c`", Unit.MILLISECONDS), 1, 2);

        assertTrue(draw().contains(">a &lt; b &amp; c<"));
    }

    private String draw() {
        return new RatioPlot("Culver", "Dovecot").draw(report);
    }

    private void add(Quantity quantity, double ours, double theirs) {
        report.add("Culver", quantity, Samples.of(ours));
        report.add("Dovecot", quantity, Samples.of(theirs));
    }
}
