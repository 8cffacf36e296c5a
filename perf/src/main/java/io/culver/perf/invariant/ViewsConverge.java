package io.culver.perf.invariant;

import io.culver.perf.history.Call;
import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * I11, of every client: once nothing changes any more, NOOP brings each session to what a new one
 * sees, flags included.
 */
final class ViewsConverge implements Invariant {
    private record End(Event event, Box box, Map<Long, Set<String>> messages) {}

    private final Map<String, Map<Long, Set<String>>> flags = new HashMap<>();
    private final List<End> ends = new ArrayList<>();
    private final Map<Box, Listing> quiet = new HashMap<>();
    private final Verdict verdict;

    ViewsConverge(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        if (event.verb() == Verb.SYNC || event.verb() == Verb.LOGIN) {
            flags.remove(event.session());
        }
        Map<Long, Set<String>> known = flags.computeIfAbsent(event.session(), _ -> new HashMap<>());
        if (event.verb() == Verb.STORE && event.isOk()) {
            FlagChange change = FlagChange.of(event);
            for (long uid : FlagChange.touched(event)) {
                known.computeIfPresent(uid, (_, before) -> change.applyTo(before));
            }
        }
        for (Shown shown : observation.shown()) {
            shown.flags().ifPresent(now -> known.put(shown.place().uid(), withoutRecent(now)));
        }
        known.keySet().retainAll(observation.known());
        if (event.call().says(Call.QUIET) && event.isOk()) {
            quiet(observation, known);
        }
    }

    private void quiet(Observation observation, Map<Long, Set<String>> known) {
        Optional<Box> box = observation.box();
        if (observation.event().verb() == Verb.NOOP && box.isPresent()) {
            Map<Long, Set<String>> messages = new HashMap<>();
            observation.known().forEach(uid -> messages.put(uid, Set.of()));
            messages.putAll(known);
            ends.add(new End(observation.event(), box.get(), messages));
        }
        observation.listing().ifPresent(listing -> quiet.put(listing.box(), listing));
    }

    private static Set<String> withoutRecent(Set<String> flags) {
        Set<String> kept = new HashSet<>(flags);
        kept.remove("\\Recent");
        return kept;
    }

    @Override
    public void finished() {
        for (End end : ends) {
            Listing listing = quiet.get(end.box());
            if (listing == null) {
                continue;
            }
            Map<Long, Set<String>> there = new HashMap<>();
            listing.messages()
                    .forEach((uid, shown) ->
                            there.put(uid, withoutRecent(shown.flags().orElse(Set.of()))));
            if (!there.equals(end.messages())) {
                verdict.report(
                        "I11",
                        end.box() + ": a session ends with another view: " + difference(there, end),
                        end.event());
            }
        }
    }

    private static String difference(Map<Long, Set<String>> there, End end) {
        Set<Long> uids = new HashSet<>(there.keySet());
        uids.addAll(end.messages().keySet());
        uids.removeIf(
                uid -> there.containsKey(uid) && there.get(uid).equals(end.messages().get(uid)));
        return uids.stream()
                .sorted()
                .limit(5)
                .map(uid -> uid + " " + end.messages().get(uid) + " for " + there.get(uid))
                .toList()
                .toString();
    }
}
