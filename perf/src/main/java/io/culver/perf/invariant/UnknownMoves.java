package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.StormMail;
import io.culver.perf.history.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * I14 of a MOVE whose end nobody knows: it happened as a whole or not at all. What only it can have
 * put into its target is not in the source any more; what only it can have taken out of the source
 * is in the target. RFC 6851 §3.3
 */
final class UnknownMoves implements Invariant {
    private record Name(String user, String mailbox) {}

    private record Move(Place source, Name target, Event event) {}

    private record Listed(Listing listing, Event event) {}

    private final List<Move> moves = new ArrayList<>();
    private final Map<Name, Integer> unknown = new HashMap<>();
    private final Set<Place> explained = new HashSet<>();
    private final Map<Place, Event> firstSeen = new HashMap<>();
    private final Map<Name, List<Place>> seenIn = new HashMap<>();
    private final Map<Name, Listed> lastListing = new HashMap<>();
    private final Removals removals;
    private final Tokens tokens;
    private final Verdict verdict;

    UnknownMoves(Removals removals, Tokens tokens, Verdict verdict) {
        this.removals = removals;
        this.tokens = tokens;
        this.verdict = verdict;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        if (event.isOk() || !event.mayHaveHappened()) {
            return;
        }
        if (event.verb() == Verb.APPEND) {
            unknown.merge(new Name(event.user(), event.call().mailbox()), 1, Integer::sum);
        } else if (event.verb() == Verb.COPY || event.verb() == Verb.MOVE) {
            var target = new Name(event.user(), event.call().target());
            unknown.merge(target, 1, Integer::sum);
            if (event.verb() == Verb.MOVE && selected.isPresent()) {
                event.call()
                        .uids()
                        .forEach(uid ->
                                moves.add(new Move(new Place(selected.get(), uid), target, event)));
            }
        }
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        Accepted.of(event).ifPresent(accepted -> explained.addAll(accepted.places()));
        observation.shown().forEach(shown -> see(shown.place(), event));
        observation
                .listing()
                .ifPresent(it -> lastListing.put(nameOf(it.box()), new Listed(it, event)));
    }

    private void see(Place place, Event event) {
        if (firstSeen.putIfAbsent(place, event) == null) {
            seenIn.computeIfAbsent(nameOf(place.box()), _ -> new ArrayList<>()).add(place);
        }
    }

    private static Name nameOf(Box box) {
        return new Name(box.user(), box.name());
    }

    /** Where several commands may have done something, nobody can tell which one did. */
    @Override
    public void finished() {
        for (Move move : moves) {
            Listed source = lastListing.get(nameOf(move.source().box()));
            boolean isOnlyOne = unknown.getOrDefault(move.target(), 0) == 1;
            if (isOnlyOne && source != null && source.listing().box().equals(move.source().box())) {
                tokens.of(move.source()).ifPresent(mail -> check(move, mail, source));
            }
        }
    }

    private void check(Move move, StormMail mail, Listed source) {
        List<Place> arrived = new ArrayList<>();
        for (Place place : seenIn.getOrDefault(move.target(), List.of())) {
            if (!explained.contains(place)) {
                Optional<StormMail> other = tokens.of(place);
                if (other.isEmpty()) {
                    return; // it may be the one
                }
                if (other.get().token().equals(mail.token())) {
                    arrived.add(place);
                }
            }
        }
        if (hasTwin(move, mail)) {
            return;
        }
        boolean isThere = source.listing().has(move.source().uid());
        if (arrived.size() == 1 && isThere) {
            Event inTarget = Objects.requireNonNull(firstSeen.get(arrived.getFirst()));
            boolean isLater = inTarget.ended() < source.event().begun();
            report(isLater, move.source() + " is still there though it moved", inTarget, source);
        } else if (arrived.isEmpty() && !isThere) {
            Listed target = lastListing.get(move.target());
            boolean isGone =
                    target != null
                            && firstSeen.containsKey(move.source())
                            && source.event().ended() < target.event().begun()
                            && removals.isOnlyBy(move.event(), move.source())
                            && !removals.isDeleted(target.listing().box());
            report(isGone, move.source() + " was moved to nowhere", move.event(), source);
        }
    }

    /** Whether the same command moves another copy of the message. */
    private boolean hasTwin(Move move, StormMail mail) {
        return moves.stream()
                .filter(it -> it.event().equals(move.event()) && !it.source().equals(move.source()))
                .flatMap(it -> tokens.of(it.source()).stream())
                .anyMatch(it -> it.token().equals(mail.token()));
    }

    private void report(boolean isSo, String what, Event cause, Listed source) {
        if (isSo) {
            verdict.report("I14", what, cause, source.event());
        }
    }
}
