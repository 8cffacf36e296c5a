package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** I5: what was acknowledged, or seen, is in every later listing, unless somebody removes it. */
final class NothingLost implements Invariant {
    private final Map<Box, Map<Long, Event>> present = new HashMap<>();
    private final Removals removals;
    private final Verdict verdict;

    NothingLost(Removals removals, Verdict verdict) {
        this.removals = removals;
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        observation.listing().ifPresent(listing -> check(listing, event));
        Accepted.of(event)
                .ifPresent(accepted ->
                        accepted.uids().forEach(uid -> of(accepted.box()).put(uid, event)));
    }

    private Map<Long, Event> of(Box box) {
        return present.computeIfAbsent(box, _ -> new HashMap<>());
    }

    private void check(Listing listing, Event event) {
        Map<Long, Event> known = of(listing.box());
        List<Long> over = new ArrayList<>();
        known.forEach((uid, since) -> {
            if (!listing.has(uid) && since.ended() < event.begun()) {
                over.add(uid);
                var place = new Place(listing.box(), uid);
                if (!removals.hasBegun(place)) {
                    verdict.report("I5", place + " is lost", since, event);
                }
            }
        });
        over.forEach(known::remove);
        listing.messages().keySet().forEach(uid -> known.putIfAbsent(uid, event));
    }
}
