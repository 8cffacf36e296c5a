package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * I12: numbers change only by EXISTS, EXPUNGE and VANISHED, none of them falls where numbers are in
 * use, and keywords are announced before they are used. RFC 9051 §7.3.5, §7.5.1
 */
final class ViewRules implements Invariant {
    private static final Set<Verb> HOLDS_EXPUNGES = Set.of(Verb.FETCH, Verb.STORE, Verb.SEARCH);

    private final Map<String, Set<String>> announced = new HashMap<>();
    private final Verdict verdict;

    ViewRules(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        observation.faults().forEach(fault -> verdict.report("I12", fault, event));
        if (event.verb() == Verb.LOGIN || event.verb() == Verb.SYNC) {
            announced.remove(event.session());
        }
        event.responses().forEach(response -> check(response, event));
    }

    private void check(Response response, Event event) {
        boolean isHeld = event.call().isByNumber() && HOLDS_EXPUNGES.contains(event.verb());
        if (isHeld && (response instanceof Response.Expunge || isVanished(response))) {
            verdict.report("I12", "numbers changed during a command that uses them", event);
        }
        Set<String> known = announced.computeIfAbsent(event.session(), _ -> new HashSet<>());
        if (response instanceof Response.Flags flags) {
            known.addAll(flags.flags());
        }
        if (response instanceof Response.Fetch fetch && fetch.flags().isPresent()) {
            for (String flag : fetch.flags().get()) {
                if (!flag.startsWith("\\") && known.add(flag)) {
                    verdict.report("I12", flag + " was not announced", event);
                }
            }
        }
    }

    private static boolean isVanished(Response response) {
        return response instanceof Response.Vanished vanished && !vanished.isEarlier();
    }
}
