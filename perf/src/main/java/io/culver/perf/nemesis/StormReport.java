package io.culver.perf.nemesis;

import io.culver.perf.history.Call;
import io.culver.perf.history.Event;
import io.culver.perf.history.Outcome;
import io.culver.perf.history.Verb;
import io.culver.perf.invariant.Verdict;
import io.culver.perf.invariant.Violation;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A storm as Markdown: what was done, what was answered, what was violated. */
public final class StormReport {
    private final List<Event> history;
    private final Verdict verdict;

    public StormReport(List<Event> history, Verdict verdict) {
        this.history = history.stream().sorted(Comparator.comparingLong(Event::ended)).toList();
        this.verdict = verdict;
    }

    /** What was refused, and with which response code: those that say UNAVAILABLE are failures. */
    private Map<String, Long> refusals() {
        return history.stream()
                .filter(event -> event.outcome() == Outcome.NO)
                .collect(
                        Collectors.groupingBy(
                                StormReport::refusal, TreeMap::new, Collectors.counting()));
    }

    private static String refusal(Event event) {
        return event.verb() + " " + Answers.code(event);
    }

    /**
     * Commands that were answered OK. What an IDLE was told is an event of its own; the answer to
     * its command is counted with DONE.
     */
    private long acknowledged() {
        return history.stream().filter(StormReport::isAcknowledged).count();
    }

    private static boolean isAcknowledged(Event event) {
        return event.isOk() && event.verb() != Verb.FAULT && event.verb() != Verb.IDLE;
    }

    /** Of these, those that a session chose: neither logins nor what EXISTS made it ask for. */
    private long chosen() {
        return history.stream()
                .filter(StormReport::isAcknowledged)
                .filter(event -> event.verb() != Verb.LOGIN && event.verb() != Verb.LEARN)
                .filter(event -> !event.call().says(Call.NEWS))
                .count();
    }

    /** Everything below its title. */
    public String text() {
        var text = new StringJoiner("\n", "", "\n");
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Map<Verb, Integer> verbs = new EnumMap<>(Verb.class);
        for (Event event : history) {
            if (event.verb() != Verb.FAULT) {
                outcomes.merge(event.outcome(), 1, Integer::sum);
                verbs.merge(event.verb(), 1, Integer::sum);
            }
        }
        List<Event> faults = history.stream().filter(event -> event.verb() == Verb.FAULT).toList();
        text.add("- Acknowledged commands: " + acknowledged() + ", chosen: " + chosen());
        text.add("- Events by outcome: " + outcomes);
        text.add("- By what they do: " + verbs);
        text.add(
                "- Resynchronizations compared with a cold listing: "
                        + verdict.resynchronizations());
        text.add("- NO and BAD: " + refusals());
        text.add("- Faults: " + faults.size());
        text.add("- Violations: " + verdict.total() + " " + new TreeMap<>(verdict.counts()));
        if (!faults.isEmpty()) {
            text.add("");
            text.add(FaultWindow.HEAD);
            text.add(FaultWindow.LINE);
            for (int i = 0; i < faults.size(); i++) {
                long next = i + 1 < faults.size() ? faults.get(i + 1).begun() : Long.MAX_VALUE;
                text.add(FaultWindow.of(faults.get(i), history, next).row());
            }
        }
        for (Violation violation : verdict.first()) {
            text.add("");
            text.add("    " + violation.text().strip().replace("\n", "\n    "));
        }
        return text.toString();
    }
}
