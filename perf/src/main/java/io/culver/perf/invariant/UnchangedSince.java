package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Sets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * I7, of conditional STOREs: what was known to have changed since is MODIFIED and left alone, and
 * nothing is MODIFIED that has not. RFC 7162 §3.1.3
 */
final class UnchangedSince implements Invariant {
    private final IdentityHashMap<Event, Map<Long, Event>> changed = new IdentityHashMap<>();
    private final Map<Place, Event> refused = new HashMap<>();
    private final Versions versions;
    private final Verdict verdict;

    UnchangedSince(Versions versions, Verdict verdict) {
        this.versions = versions;
        this.verdict = verdict;
    }

    private static boolean isConditional(Event event) {
        return event.verb() == Verb.STORE && event.isOk() && event.call().modSeq() > 0;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        if (!isConditional(event) || selected.isEmpty()) {
            return;
        }
        Map<Long, Event> since = new HashMap<>();
        for (long uid : event.call().uids()) {
            var place = new Place(selected.get(), uid);
            var then = versions.of(place).get(event.call().modSeq());
            var latest = versions.latest(place);
            if (then != null
                    && latest.isPresent()
                    && differs(event, then.flags(), latest.get().getValue().flags())) {
                since.put(uid, latest.get().getValue().event());
            }
        }
        changed.put(event, since);
    }

    /** A change of other flags is no reason to refuse. RFC 7162 §3.1.12 */
    private static boolean differs(Event store, Set<String> then, Set<String> now) {
        FlagChange change = FlagChange.of(store);
        return change.how().equals("=")
                ? !then.equals(now)
                : change.flags().stream()
                        .anyMatch(flag -> then.contains(flag) != now.contains(flag));
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        observation.shown().forEach(shown -> check(shown, event));
        Map<Long, Event> since = changed.remove(event);
        if (since == null) {
            return;
        }
        List<Long> modified = Sets.numbers(event.code("MODIFIED").orElse(""));
        for (Shown shown : observation.shown()) {
            long uid = shown.place().uid();
            Event before = since.get(uid);
            if (before != null && !modified.contains(uid)) {
                verdict.report(
                        "I7", shown.place() + " had changed and was not MODIFIED", before, event);
            }
        }
        for (long uid : modified) {
            observation.box().ifPresent(box -> refused.putIfAbsent(new Place(box, uid), event));
        }
    }

    /** A mod-sequence only grows: one that is too low now was so then. */
    private void check(Shown shown, Event event) {
        Event refusal = refused.get(shown.place());
        if (refusal != null
                && refusal.ended() < event.begun()
                && shown.modSeq().orElse(Long.MAX_VALUE) <= refusal.call().modSeq()) {
            verdict.report("I7", shown.place() + " was MODIFIED, not changed", refusal, event);
        }
    }
}
