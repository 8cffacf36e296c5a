package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.StormMail;
import io.culver.perf.history.Verb;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * I6: an APPEND stores its message once or, if nobody knows what became of it, at most once, and
 * one that was refused never; every other copy is one that somebody asked for.
 */
final class AtMostOnce implements Invariant {
    private record Name(String user, String mailbox) {}

    private record First(String emailId, Event event) {}

    private final Map<String, First> ids = new HashMap<>();
    private final Set<Place> explained = new HashSet<>();
    private final Map<Place, Event> seen = new HashMap<>();
    private final Map<Name, List<Event>> unknown = new HashMap<>();
    private final IdentityHashMap<Event, Box> sources = new IdentityHashMap<>();
    private final Tokens tokens;
    private final Verdict verdict;

    AtMostOnce(Tokens tokens, Verdict verdict) {
        this.tokens = tokens;
        this.verdict = verdict;
    }

    @Override
    public void begun(Event event, Optional<Box> selected) {
        selected.ifPresent(box -> sources.put(event, box));
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        Accepted.of(event).ifPresent(accepted -> explained.addAll(accepted.places()));
        boolean isUnknown = event.mayHaveHappened() && !event.isOk();
        if (isUnknown && event.verb() == Verb.APPEND) {
            unknown(event, event.call().mailbox());
        } else if (isUnknown && (event.verb() == Verb.COPY || event.verb() == Verb.MOVE)) {
            unknown(event, event.call().target());
        } else {
            sources.remove(event);
        }
        observation.shown().forEach(shown -> see(shown, event));
    }

    private void unknown(Event event, String mailbox) {
        unknown.computeIfAbsent(new Name(event.user(), mailbox), _ -> new ArrayList<>()).add(event);
    }

    private void see(Shown shown, Event event) {
        seen.putIfAbsent(shown.place(), event);
        String id = shown.facts().get("EMAILID");
        Optional<StormMail> mail = tokens.of(shown.place());
        if (id != null && mail.isPresent()) {
            First first = ids.putIfAbsent(mail.get().token(), new First(id, event));
            if (first != null && !first.emailId().equals(id)) {
                verdict.report(
                        "I6", mail.get().token() + " was stored twice", first.event(), event);
            }
        }
    }

    @Override
    public void finished() {
        IdentityHashMap<Event, Set<String>> used = new IdentityHashMap<>();
        seen.forEach((place, event) -> {
            Optional<StormMail> mail = tokens.of(place);
            if (mail.isPresent()
                    && !explained.contains(place)
                    && !isExplained(place, mail.get().token(), used)) {
                verdict.report("I6", place + " was stored by nobody", event);
            }
        });
    }

    /** By a command whose end nobody knows; each puts a message into its mailbox once at most. */
    private boolean isExplained(
            Place place, String token, IdentityHashMap<Event, Set<String>> used) {
        var name = new Name(place.box().user(), place.box().name());
        for (Event event : unknown.getOrDefault(name, List.of())) {
            if (covers(event, token)
                    && used.computeIfAbsent(event, _ -> new HashSet<>()).add(token)) {
                return true;
            }
        }
        return false;
    }

    private boolean covers(Event event, String token) {
        if (event.verb() == Verb.APPEND) {
            return event.call().says(token);
        }
        Box source = sources.get(event);
        return source != null
                && event.call().uids().stream()
                        .anyMatch(uid ->
                                tokens.of(new Place(source, uid))
                                        .filter(mail -> mail.token().equals(token))
                                        .isPresent());
    }
}
