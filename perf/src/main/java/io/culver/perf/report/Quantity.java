package io.culver.perf.report;

/** One thing that is measured, the same on every server: a row of the table. */
public record Quantity(String name, Unit unit, Target target) {

    public static Quantity of(String name, Unit unit) {
        return new Quantity(name, unit, new Target.None());
    }

    public Quantity withTarget(Target reached) {
        return new Quantity(name, unit, reached);
    }
}
