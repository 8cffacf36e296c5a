package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.StormMail;
import java.util.HashMap;
import java.util.Map;

/**
 * I1: what a UID shows besides flags is the same for ever, and its octets are those that were
 * appended. RFC 9051 §2.3.1.1
 */
final class ImmutableBinding implements Invariant {
    private record Fact(Place place, String name) {}

    private record First(String value, Event event) {}

    private final Map<Fact, First> first = new HashMap<>();
    private final Tokens tokens;
    private final Verdict verdict;

    ImmutableBinding(Tokens tokens, Verdict verdict) {
        this.tokens = tokens;
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        for (Shown shown : observation.shown()) {
            shown.facts().forEach((name, value) -> check(shown, name, value, observation.event()));
        }
    }

    private void check(Shown shown, String name, String value, Event event) {
        First before = first.putIfAbsent(new Fact(shown.place(), name), new First(value, event));
        if (before != null && !before.value().equals(value)) {
            verdict.report("I1", shown.place() + " changed its " + name, before.event(), event);
        }
        tokens.of(shown.place()).ifPresent(mail -> compare(shown, name, value, mail, event));
    }

    private void compare(Shown shown, String name, String value, StormMail mail, Event event) {
        boolean isRight =
                switch (name) {
                    case "BODY[]" -> value.equals(mail.digest());
                    case "RFC822.SIZE" -> value.equals(Integer.toString(mail.octets().length));
                    case "ENVELOPE" -> StormMail.ofEnvelope(value).filter(mail::equals).isPresent();
                    default -> true;
                };
        if (!isRight) {
            verdict.report(
                    "I1", shown.place() + " is not " + mail.token() + " by its " + name, event);
        }
    }
}
