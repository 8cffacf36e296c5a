package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.StormMail;
import io.culver.perf.history.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * I15: the messages of one APPEND, COPY or MOVE come together, and COPYUID says what became of
 * what. RFC 3502 §6.3.11, RFC 4315 §3
 */
final class AllOrNothing implements Invariant {
    private record Group(Accepted accepted, Event event) {}

    private final Map<Box, List<Group>> groups = new HashMap<>();
    private final Map<String, List<Event>> unknown = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Removals removals;
    private final Tokens tokens;
    private final Verdict verdict;

    AllOrNothing(Removals removals, Tokens tokens, Verdict verdict) {
        this.removals = removals;
        this.tokens = tokens;
        this.verdict = verdict;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        Optional<Accepted> accepted = Accepted.of(event);
        if (accepted.isPresent() && accepted.get().uids().size() > 1) {
            groups.computeIfAbsent(accepted.get().box(), _ -> new ArrayList<>())
                    .add(new Group(accepted.get(), event));
        }
        boolean isAppend = event.verb() == Verb.APPEND && event.mayHaveHappened();
        if (isAppend && !event.isOk() && event.call().words().size() > 1) {
            unknown.computeIfAbsent(event.user(), _ -> new ArrayList<>()).add(event);
        }
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        Accepted.of(event).ifPresent(accepted -> pairs(accepted, observation));
        for (Shown shown : observation.shown()) {
            tokens.of(shown.place()).map(StormMail::token).ifPresent(seen::add);
        }
        observation.listing().ifPresent(listing -> check(listing, event));
    }

    private void pairs(Accepted accepted, Observation observation) {
        Event event = observation.event();
        boolean isAppend = event.verb() == Verb.APPEND;
        boolean isWhole = !isAppend || accepted.uids().size() == event.call().words().size();
        if (!accepted.isOneToOne() || !isWhole) {
            verdict.report("I15", "the UIDs do not pair up", event);
        }
    }

    /** Once one of them is there, so are the others, unless somebody removes them. */
    private void check(Listing listing, Event event) {
        List<Group> known = groups.get(listing.box());
        if (known == null) {
            return;
        }
        known.removeIf(group -> isOver(group, listing, event));
    }

    private boolean isOver(Group group, Listing listing, Event event) {
        List<Place> missing =
                group.accepted().places().stream()
                        .filter(place -> !listing.has(place.uid()))
                        .toList();
        boolean isPart = missing.size() < group.accepted().uids().size();
        for (Place place : missing) {
            if (isPart && !removals.hasBegun(place)) {
                verdict.report(
                        "I15", place + " is missing beside the others", group.event(), event);
                return true;
            }
        }
        return group.event().ended() < event.begun(); // from here on I5 looks after them
    }

    @Override
    public void finished() {
        unknown.values().stream()
                .flatMap(List::stream)
                .forEach(event -> {
                    long there = event.call().words().stream().filter(seen::contains).count();
                    if (there > 0 && there < event.call().words().size()) {
                        verdict.report("I15", "half of an APPEND is there", event);
                    }
                });
    }
}
