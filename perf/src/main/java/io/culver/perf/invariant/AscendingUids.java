package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** I2: no UID is given twice, and what was accepted later has the higher one. */
final class AscendingUids implements Invariant {
    private record Highest(Box box, long uid, Event event) {}

    private record Name(String user, String mailbox) {}

    private final Map<Place, Event> givenBy = new HashMap<>();
    private final Map<Name, Highest> highest = new HashMap<>();
    private final IdentityHashMap<Event, Highest> before = new IdentityHashMap<>();
    private final Verdict verdict;

    AscendingUids(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        Accepted.of(event)
                .map(accepted -> highest.get(name(accepted.box())))
                .ifPresent(known -> before.put(event, known));
    }

    private static Name name(Box box) {
        return new Name(box.user(), box.name());
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        Accepted.of(event).ifPresent(accepted -> check(event, accepted));
    }

    private void check(Event event, Accepted accepted) {
        Highest known = before.remove(event);
        List<Place> places = accepted.places();
        for (Place place : places) {
            Event other = givenBy.putIfAbsent(place, event);
            if (other != null) {
                verdict.report("I2", place + " was given twice", other, event);
            }
            if (known != null && known.box().equals(place.box()) && place.uid() <= known.uid()) {
                verdict.report(
                        "I2", place + " was given after UID " + known.uid(), known.event(), event);
            }
            highest.merge(
                    name(place.box()),
                    new Highest(place.box(), place.uid(), event),
                    (one, other2) ->
                            one.box().equals(other2.box()) && one.uid() > other2.uid()
                                    ? one
                                    : other2);
        }
    }
}
