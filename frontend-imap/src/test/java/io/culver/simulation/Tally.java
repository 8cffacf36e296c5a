package io.culver.simulation;

/** What a number of seeds came to. */
final class Tally {
    private final long begin = System.nanoTime();
    private long seeds;
    private long operations;
    private long acknowledged;
    private long changes;
    private long checks;
    private long steps;
    private long traces;

    void add(Simulation.Outcome outcome) {
        seeds++;
        operations += outcome.operations();
        acknowledged += outcome.acknowledged();
        changes += outcome.changes();
        checks += outcome.checks();
        steps += outcome.steps();
        traces = traces * 31 + outcome.trace();
    }

    @Override
    public String toString() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        return ("simulated %,d seeds without a violation in %.0f s, %.1f a second: %,d changes asked"
                        + " for, %,d acknowledged, %,d in logs, %,d observations held against the"
                        + " model, %,d steps; trace %016x")
                .formatted(
                        seeds,
                        seconds,
                        seeds / seconds,
                        operations,
                        acknowledged,
                        changes,
                        checks,
                        steps,
                        traces);
    }
}
