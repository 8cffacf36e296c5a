package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * I14: a message that is moved is in one of the two mailboxes at every moment: never in the source
 * after it was seen in the target, never in neither. RFC 6851 §3.3
 */
final class MoveOnce implements Invariant {
    private record Link(Place source, Place target, Event event) {}

    private final Map<Place, Event> firstSeen = new HashMap<>();
    private final Map<Place, Event> lastListed = new HashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Verdict verdict;

    MoveOnce(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        observation.shown().forEach(shown -> firstSeen.putIfAbsent(shown.place(), event));
        observation
                .listing()
                .ifPresent(listing ->
                        listing.messages()
                                .values()
                                .forEach(shown ->
                                        lastListed.merge(shown.place(), event, MoveOnce::later)));
        Optional<Box> source = observation.box();
        if (event.verb() == Verb.MOVE && source.isPresent()) {
            Accepted.of(event).ifPresent(accepted -> moved(accepted, source.get(), event));
        }
    }

    private static Event later(Event one, Event other) {
        return one.begun() > other.begun() ? one : other;
    }

    private void moved(Accepted accepted, Box source, Event event) {
        List<Place> from = accepted.sourcesIn(source);
        List<Place> to = accepted.places();
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            links.add(new Link(from.get(i), to.get(i), event));
            firstSeen.putIfAbsent(to.get(i), event);
        }
    }

    @Override
    public void finished() {
        for (Link link : links) {
            Event inTarget = firstSeen.get(link.target());
            Event inSource = lastListed.get(link.source());
            if (inTarget != null && inSource != null && inTarget.ended() < inSource.begun()) {
                verdict.report(
                        "I14",
                        link.source() + " is still there though it became " + link.target(),
                        inTarget,
                        inSource);
            }
        }
    }
}
