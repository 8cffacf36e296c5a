package io.culver.perf.nemesis;

import io.culver.perf.history.Event;
import io.culver.perf.history.Outcome;
import io.culver.perf.history.Verb;
import io.culver.perf.invariant.Verdict;
import io.culver.perf.invariant.Violation;
import io.culver.perf.response.Response.Code;
import io.culver.perf.response.Response.Condition;
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
        String code =
                event.responses()
                        .filter(Condition.class::isInstance)
                        .map(Condition.class::cast)
                        .filter(condition -> condition.tag().isPresent())
                        .reduce((_, last) -> last)
                        .flatMap(Condition::code)
                        .map(Code::name)
                        .orElse("without a code");
        return event.verb() + " " + code;
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
        text.add("- Commands by outcome: " + outcomes);
        text.add("- By what they do: " + verbs);
        text.add(
                "- Resynchronizations compared with a cold listing: "
                        + verdict.resynchronizations());
        text.add("- NO and BAD: " + refusals());
        text.add("- Faults: " + faults.size());
        text.add("- Violations: " + verdict.total() + " " + new TreeMap<>(verdict.counts()));
        if (!faults.isEmpty()) {
            text.add("");
            text.add(
                    "| Fault | lasted s | ok | no | unknown / at login / after BYE"
                            + " | longest gap of a user ms"
                            + " | p50 / p99 ms before | during | after |");
            text.add("|---|---|---|---|---|---|---|---|---|");
            faults.forEach(fault -> text.add(new FaultWindow(fault, history).row()));
        }
        for (Violation violation : verdict.first()) {
            text.add("");
            text.add("    " + violation.text().strip().replace("\n", "\n    "));
        }
        return text.toString();
    }
}
