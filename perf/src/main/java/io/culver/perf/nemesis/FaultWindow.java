package io.culver.perf.nemesis;

import io.culver.perf.history.Event;
import io.culver.perf.history.Outcome;
import io.culver.perf.history.Verb;
import io.culver.perf.report.Samples;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What sessions saw of one fault: while it lasted, and half a minute before and after it. */
record FaultWindow(Event fault, List<Event> history) {
    private static final long AROUND = Duration.ofSeconds(30).toNanos() / 1_000;
    private static final double MILLI = 1_000;

    private static boolean isOperation(Event event) {
        return switch (event.verb()) {
            case APPEND, STORE, FETCH, EXPUNGE, COPY, MOVE, SEARCH, NOOP, STATUS, LIST -> true;
            case LOGIN, SYNC, LEARN, IDLE, CREATE, DELETE, RENAME, FAULT -> false;
        };
    }

    long count(Outcome outcome) {
        return history.stream()
                .filter(event -> event.verb() != Verb.FAULT && event.outcome() == outcome)
                .filter(event -> event.ended() >= fault.begun() && event.begun() <= fault.ended())
                .count();
    }

    /** The longest time, in milliseconds, in which some user had no answer that was OK. */
    long gap() {
        Map<String, Long> last = new HashMap<>();
        long longest = 0;
        for (Event event : history) {
            if (event.verb() == Verb.FAULT || !event.isOk()) {
                continue;
            }
            Long before = last.put(event.user(), event.ended());
            boolean isNear =
                    event.ended() >= fault.begun() && event.ended() <= fault.ended() + AROUND;
            if (before != null && isNear) {
                longest = Math.max(longest, event.ended() - Math.max(before, fault.begun()));
            }
        }
        return Math.round(longest / MILLI);
    }

    /**
     * Median and 99th percentile of operations that began in a stretch of time, in milliseconds.
     */
    private String latency(long from, long to) {
        double[] times =
                history.stream()
                        .filter(FaultWindow::isOperation)
                        .filter(event ->
                                event.isOk() && event.begun() >= from && event.begun() < to)
                        .mapToDouble(event -> (event.ended() - event.begun()) / MILLI)
                        .toArray();
        if (times.length == 0) {
            return "–";
        }
        Samples samples = Samples.of(times);
        return String.format(
                Locale.ROOT, "%.0f / %.0f", samples.median(), samples.percentile(0.99));
    }

    String row() {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %d | %d | %d | %d | %s | %s | %s |",
                fault.call().words().getFirst(),
                (fault.ended() - fault.begun()) / MILLI / MILLI,
                count(Outcome.OK),
                count(Outcome.NO),
                count(Outcome.INFO),
                gap(),
                latency(fault.begun() - AROUND, fault.begun()),
                latency(fault.begun(), fault.ended()),
                latency(fault.ended(), fault.ended() + AROUND));
    }
}
