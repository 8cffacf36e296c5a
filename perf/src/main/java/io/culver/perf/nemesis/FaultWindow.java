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
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What sessions saw of one fault: while it lasted, and before and after it until another fault,
 * half a minute at most.
 *
 * @param history around it, by when events ended
 * @param until when its aftermath is over
 */
record FaultWindow(Event fault, List<Event> history, long until) {
    private static final long AROUND = Duration.ofSeconds(30).toNanos() / 1_000;
    private static final long PATIENCE = Duration.ofMinutes(1).toNanos() / 1_000;
    private static final double MILLI = 1_000;

    /** What begins so soon is of the fault itself, later of what comes back. */
    private static final long AT_ONCE = Duration.ofSeconds(5).toNanos() / 1_000;

    static final String HEAD =
            "| Fault | lasted s | ok | no, by code | no answer | after BYE | no greeting"
                    + " | longest gap of a user that began at once, ms | later | p50 / p99 ms before | during | after |";
    static final String LINE = "|---|---|---|---|---|---|---|---|---|---|---|---|";

    /**
     * The window of a fault.
     *
     * @param history all of it, by when events ended
     * @param next when the next fault begins
     */
    static FaultWindow of(Event fault, List<Event> history, long next) {
        int from = firstAt(fault.begun() - AROUND, history);
        int to = firstAt(fault.ended() + AROUND + PATIENCE, history);
        return new FaultWindow(
                fault, history.subList(from, to), Math.min(next, fault.ended() + AROUND));
    }

    /** The index of the first event that ends then or later. */
    private static int firstAt(long time, List<Event> history) {
        int low = 0;
        int high = history.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (history.get(middle).ended() < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static boolean isOperation(Event event) {
        return switch (event.verb()) {
            case APPEND, STORE, FETCH, EXPUNGE, COPY, MOVE, SEARCH, NOOP, STATUS, LIST -> true;
            case LOGIN, SYNC, LEARN, IDLE, CREATE, DELETE, RENAME, FAULT -> false;
        };
    }

    /** What ended while the fault lasted or in its aftermath. */
    private Stream<Event> concerned() {
        return history.stream()
                .filter(event -> event.verb() != Verb.FAULT)
                .filter(event -> event.ended() >= fault.begun() && event.ended() < until);
    }

    private long acknowledged() {
        return concerned().filter(Event::isOk).count();
    }

    private String refusals() {
        return concerned()
                .filter(event -> event.outcome() == Outcome.NO)
                .map(Answers::code)
                .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(it -> it.getKey() + " " + it.getValue())
                .collect(Collectors.joining(", "));
    }

    private long unanswered() {
        return concerned()
                .filter(event -> event.outcome() == Outcome.INFO)
                .filter(event -> !Answers.isAfterBye(event) && !Answers.hasNoGreeting(event))
                .count();
    }

    /** The longest time in which some user had no answer that was OK, and when it began. */
    private record Gap(long length, long begun, String user) {
        String text(long since) {
            return String.format(
                    Locale.ROOT,
                    "%.0f (%s, from %+.1f s)",
                    length / MILLI,
                    user,
                    (begun - since) / MILLI / MILLI);
        }
    }

    private Gap gap(long from, long to) {
        Map<String, Long> last = new HashMap<>();
        Gap longest = new Gap(0, from, "nobody");
        for (Event event : history) {
            if (event.verb() == Verb.FAULT || !event.isOk()) {
                continue;
            }
            Long before = last.put(event.user(), event.ended());
            boolean isLater = event.ended() > fault.begun() && before != null;
            long begun = isLater ? Math.max(before, fault.begun()) : Long.MAX_VALUE;
            if (begun >= from && begun < to && event.ended() - begun > longest.length()) {
                longest = new Gap(event.ended() - begun, begun, event.user());
            }
        }
        return longest;
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
                "| %s | %.1f | %d | %s | %d | %d | %d | %s | %s | %s | %s | %s |",
                String.join(" ", fault.call().words()),
                (fault.ended() - fault.begun()) / MILLI / MILLI,
                acknowledged(),
                refusals(),
                unanswered(),
                concerned().filter(Answers::isAfterBye).count(),
                concerned().filter(Answers::hasNoGreeting).count(),
                gap(fault.begun(), fault.begun() + AT_ONCE).text(fault.begun()),
                gap(fault.begun() + AT_ONCE, until).text(fault.begun()),
                latency(fault.begun() - AROUND, fault.begun()),
                latency(fault.begun(), fault.ended()),
                latency(fault.ended(), until));
    }
}
