package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * I19: a session in IDLE is told within a bound of messages that come and go; beside a fault and
 * for a while after one, within a longer bound. RFC 9051 §6.3.13
 */
final class Push implements Invariant {
    /** How long a change is kept: no IDLE of a storm is longer. */
    private static final long KEPT = Duration.ofSeconds(90).toNanos() / 1_000;

    private static final long AFTER_FAULT = Duration.ofSeconds(30).toNanos() / 1_000;

    private record Change(Place place, boolean isArrival, Event event) {}

    private record Expected(Change change, Event idle) {}

    private final Map<Box, Deque<Change>> changes = new HashMap<>();
    private final Map<String, Set<Expected>> pending = new HashMap<>();
    private final Map<String, Set<Long>> known = new HashMap<>();
    private final Removals removals;
    private final long bound; // microseconds
    private final Verdict verdict;
    private long troubledUntil = Long.MIN_VALUE;

    Push(Removals removals, Duration bound, Verdict verdict) {
        this.removals = removals;
        this.bound = bound.toNanos() / 1_000;
        this.verdict = verdict;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        if (event.verb() == Verb.FAULT) {
            troubledUntil = Math.max(troubledUntil, event.ended() + AFTER_FAULT);
        }
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        Accepted.of(event).stream()
                .flatMap(accepted -> accepted.places().stream())
                .forEach(place -> note(new Change(place, true, event)));
        boolean isRemoval = event.verb() == Verb.EXPUNGE || event.verb() == Verb.MOVE;
        if (isRemoval && event.isOk()) {
            observation.gone().forEach(place -> note(new Change(place, false, event)));
        }
        settle(observation);
        if (event.verb() == Verb.IDLE && event.isOk() && observation.box().isPresent()) {
            expect(observation, observation.box().get());
        }
        known.put(event.session(), observation.known());
    }

    private void note(Change change) {
        Deque<Change> recent =
                changes.computeIfAbsent(change.place().box(), _ -> new ArrayDeque<>());
        recent.add(change);
        while (recent.getFirst().event().ended() < change.event().ended() - KEPT) {
            recent.removeFirst();
        }
    }

    private void expect(Observation observation, Box box) {
        Event idle = observation.event();
        if (idle.begun() < troubledUntil) {
            return;
        }
        for (Change change : changes.getOrDefault(box, new ArrayDeque<>())) {
            boolean isOthers = !change.event().session().equals(idle.session());
            boolean isDue =
                    change.event().ended() > idle.begun()
                            && change.event().ended() + bound < idle.ended();
            if (!isOthers || !isDue) {
                continue;
            }
            if (change.isArrival()) {
                pending.computeIfAbsent(idle.session(), _ -> new HashSet<>())
                        .add(new Expected(change, idle));
            } else if (observation.known().contains(change.place().uid())) {
                report(change, idle);
            }
        }
    }

    /** What came during an IDLE has its UID told by the LEARN that follows at once. */
    private void settle(Observation observation) {
        Event event = observation.event();
        if (event.verb() == Verb.NOOP) {
            return; // the end of IDLE: LEARN comes now
        }
        Set<Expected> expected = pending.remove(event.session());
        boolean isTelling = event.verb() == Verb.LEARN && event.isOk();
        if (expected == null || event.verb() == Verb.LOGIN || !(isTelling || event.isOk())) {
            return;
        }
        Set<Long> told = new HashSet<>(known.getOrDefault(event.session(), Set.of()));
        if (event.verb() == Verb.LEARN) {
            observation.shown().forEach(shown -> told.add(shown.place().uid()));
        }
        for (Expected one : expected) {
            Place place = one.change().place();
            if (!told.contains(place.uid()) && !removals.hasBegun(place)) {
                report(one.change(), one.idle());
            }
        }
    }

    private void report(Change change, Event idle) {
        verdict.report(
                "I19",
                idle.session()
                        + " was not told that "
                        + change.place()
                        + (change.isArrival() ? " came" : " went"),
                change.event(),
                idle);
    }
}
