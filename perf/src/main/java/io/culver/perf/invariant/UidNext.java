package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Response;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** I4: UIDNEXT never falls, and what comes after it was told has at least that UID. */
final class UidNext implements Invariant {
    private record Told(long uidNext, Event event) {}

    private record Name(String user, String mailbox) {}

    private final Map<Box, Told> told = new HashMap<>();
    private final IdentityHashMap<Event, Map<Box, Told>> before = new IdentityHashMap<>();
    private final Map<Name, Map<Box, Told>> byName = new HashMap<>();
    private final Verdict verdict;

    UidNext(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        String mailbox =
                event.call().target().isEmpty() ? event.call().mailbox() : event.call().target();
        Map<Box, Told> known = byName.get(new Name(event.user(), mailbox));
        if (known != null) {
            before.put(event, Map.copyOf(known));
        }
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        Map<Box, Told> known = before.remove(event);
        Map<Box, Told> past = known == null ? Map.of() : known;
        observation
                .listing()
                .ifPresent(listing -> next(listing.box(), listing.uidNext(), event, past));
        if (event.verb() == Verb.STATUS && event.isOk()) {
            event.responses().forEach(response -> status(response, event, past));
        }
        Accepted.of(event).ifPresent(accepted -> accepted(accepted, event, past));
    }

    private void status(Response response, Event event, Map<Box, Told> past) {
        if (response instanceof Response.Status status
                && status.items().containsKey("UIDVALIDITY")
                && status.items().containsKey("UIDNEXT")) {
            long validity = Long.parseLong(status.items().get("UIDVALIDITY"));
            long uidNext = Long.parseLong(status.items().get("UIDNEXT"));
            next(new Box(event.user(), status.name(), validity), uidNext, event, past);
        }
    }

    private void next(Box box, long uidNext, Event event, Map<Box, Told> past) {
        Told known = past.get(box);
        if (uidNext != 0 && known != null && uidNext < known.uidNext()) {
            verdict.report(
                    "I4",
                    "UIDNEXT of " + box + " fell from " + known.uidNext() + " to " + uidNext,
                    known.event(),
                    event);
        }
        tell(box, uidNext, event);
    }

    private void accepted(Accepted accepted, Event event, Map<Box, Told> past) {
        Told known = past.get(accepted.box());
        for (Place place : accepted.places()) {
            if (known != null && place.uid() < known.uidNext()) {
                verdict.report(
                        "I4",
                        place + " was given after UIDNEXT was " + known.uidNext(),
                        known.event(),
                        event);
            }
            tell(place.box(), place.uid() + 1, event);
        }
    }

    private void tell(Box box, long uidNext, Event event) {
        Told highest =
                told.merge(
                        box,
                        new Told(uidNext, event),
                        (one, other) -> one.uidNext() >= other.uidNext() ? one : other);
        byName.computeIfAbsent(new Name(box.user(), box.name()), _ -> new HashMap<>())
                .put(box, highest);
    }
}
