package io.culver.perf.nemesis;

import io.culver.perf.history.Event;
import io.culver.perf.history.Outcome;
import io.culver.perf.history.Verb;
import io.culver.perf.report.Samples;
import io.culver.perf.response.Response.Condition;
import io.culver.perf.response.Response.Kind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

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

    private Stream<Event> during() {
        return history.stream()
                .filter(event -> event.verb() != Verb.FAULT)
                .filter(event -> event.ended() >= fault.begun() && event.begun() <= fault.ended());
    }

    private long count(Outcome outcome) {
        return during().filter(event -> event.outcome() == outcome).count();
    }

    /** Commands without an answer: at logins nobody was there, or the server had said BYE. */
    private String unknowns() {
        List<Event> unknown = during().filter(event -> event.outcome() == Outcome.INFO).toList();
        long logins = unknown.stream().filter(event -> event.verb() == Verb.LOGIN).count();
        long byes =
                unknown.stream()
                        .filter(event -> event.verb() != Verb.LOGIN && isAfterBye(event))
                        .count();
        return unknown.size() + " / " + logins + " / " + byes;
    }

    private static boolean isAfterBye(Event event) {
        return event.responses()
                .anyMatch(it -> it instanceof Condition condition && condition.kind() == Kind.BYE);
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

    private Gap gap() {
        Map<String, Long> last = new HashMap<>();
        Gap longest = new Gap(0, fault.begun(), "nobody");
        for (Event event : history) {
            if (event.verb() == Verb.FAULT || !event.isOk()) {
                continue;
            }
            Long before = last.put(event.user(), event.ended());
            boolean isNear =
                    event.ended() >= fault.begun() && event.ended() <= fault.ended() + AROUND;
            long begun = before == null ? 0 : Math.max(before, fault.begun());
            if (before != null && isNear && event.ended() - begun > longest.length()) {
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
                "| %s | %.1f | %d | %d | %s | %s | %s | %s | %s |",
                String.join(" ", fault.call().words()),
                (fault.ended() - fault.begun()) / MILLI / MILLI,
                count(Outcome.OK),
                count(Outcome.NO),
                unknowns(),
                gap().text(fault.begun()),
                latency(fault.begun() - AROUND, fault.begun()),
                latency(fault.begun(), fault.ended()),
                latency(fault.ended(), fault.ended() + AROUND));
    }
}
