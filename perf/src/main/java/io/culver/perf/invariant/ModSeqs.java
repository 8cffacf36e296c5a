package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * I8: mod-sequences ascend: a message's never falls, and a new message's is above all that the
 * account had told before it was asked for. RFC 7162 §3.1
 */
final class ModSeqs implements Invariant {
    private record Mark(long modSeq, Event event) {}

    private record View(String session, Place place) {}

    private final Map<View, Mark> lastOfView = new HashMap<>();
    private final Map<String, Mark> highest = new HashMap<>();
    private final IdentityHashMap<Event, Mark> before = new IdentityHashMap<>();
    private final Map<Place, Mark> floors = new HashMap<>();
    private final Versions versions;
    private final Verdict verdict;

    ModSeqs(Versions versions, Verdict verdict) {
        this.versions = versions;
        this.verdict = verdict;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        Mark mark = highest.get(event.user());
        if (mark != null && Accepted.of(event).isPresent()) {
            before.put(event, mark);
        }
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        for (Shown shown : observation.shown()) {
            shown.modSeq().ifPresent(modSeq -> see(shown.place(), modSeq, event));
        }
        event.code("HIGHESTMODSEQ").ifPresent(modSeq -> tell(event, Long.parseLong(modSeq)));
        Mark floor = before.remove(event);
        if (floor != null) {
            Accepted.of(event).stream()
                    .flatMap(accepted -> accepted.places().stream())
                    .forEach(place -> floors.put(place, floor));
        }
        if (event.verb() == Verb.DELETE) {
            lastOfView.keySet().removeIf(view -> isIn(event, view.place().box()));
        }
    }

    private static boolean isIn(Event deletion, Box box) {
        return box.user().equals(deletion.user()) && box.name().equals(deletion.call().mailbox());
    }

    private void tell(Event event, long modSeq) {
        Mark mark = highest.get(event.user());
        if (mark == null || mark.modSeq() < modSeq) {
            highest.put(event.user(), new Mark(modSeq, event));
        }
    }

    private void see(Place place, long modSeq, Event event) {
        Mark last = lastOfView.put(new View(event.session(), place), new Mark(modSeq, event));
        if (last != null && last.modSeq() > modSeq) {
            verdict.report("I8", place + " went back to MODSEQ " + modSeq, last.event(), event);
        }
        tell(event, modSeq);
    }

    @Override
    public void finished() {
        floors.forEach((place, floor) -> {
            var known = versions.of(place);
            if (!known.isEmpty() && known.firstKey() <= floor.modSeq()) {
                verdict.report(
                        "I8",
                        place + " came with a MODSEQ below " + floor.modSeq(),
                        floor.event(),
                        known.firstEntry().getValue().event());
            }
        });
    }
}
