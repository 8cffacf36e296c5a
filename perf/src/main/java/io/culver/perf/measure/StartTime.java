package io.culver.perf.measure;

import static io.culver.perf.report.Target.atMost;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.Culver;
import java.io.IOException;

/** {@code ./culver demo} with its sample mail, built before, from the start to {@code ready}. */
public final class StartTime {
    private static final Quantity READY =
            Quantity.of("`./culver demo` until `ready`", Unit.SECONDS).withTarget(atMost(10));

    /** Makes a stopped server with a directory of its own. */
    public interface Fresh {
        Culver server() throws IOException;
    }

    private StartTime() {}

    public static void measure(Fresh fresh, Report report)
            throws IOException, InterruptedException {
        double[] seconds = new double[Sizes.FEW];
        String name = "";
        for (int i = 0; i < seconds.length; i++) {
            try (Culver culver = fresh.server()) {
                name = culver.name();
                seconds[i] = Timing.seconds(culver.startDemo());
            }
        }
        report.add(name, READY, Samples.of(seconds));
    }
}
