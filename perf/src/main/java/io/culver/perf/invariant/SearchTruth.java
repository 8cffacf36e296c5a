package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.StormMail;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Response;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * I18: SEARCH finds all messages of the session's view that match, and no other. Its words are the
 * key and what is sought; its UIDs are the view.
 */
final class SearchTruth implements Invariant {
    private final Removals removals;
    private final Tokens tokens;
    private final Verdict verdict;

    SearchTruth(Removals removals, Tokens tokens, Verdict verdict) {
        this.removals = removals;
        this.tokens = tokens;
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        if (event.verb() != Verb.SEARCH || !event.isOk() || observation.box().isEmpty()) {
            return;
        }
        if (event.call().isByNumber()) {
            return; // its answer has numbers, and is sought for ViewRules
        }
        Box box = observation.box().get();
        Set<Long> found = new HashSet<>();
        event.responses()
                .filter(Response.Found.class::isInstance)
                .forEach(response -> found.addAll(((Response.Found) response).numbers()));
        for (long uid : event.call().uids()) {
            var place = new Place(box, uid);
            if (matches(place, event) && !found.contains(uid) && !removals.hasBegun(place)) {
                verdict.report("I18", place + " was not found", event);
            }
        }
        for (long uid : found) {
            var place = new Place(box, uid);
            if (tokens.of(place).isPresent() && !matches(place, event)) {
                verdict.report("I18", place + " was found and does not match", event);
            }
        }
    }

    private boolean matches(Place place, Event event) {
        Optional<StormMail> mail = tokens.of(place);
        String key = event.call().words().getFirst();
        String word = event.call().words().getLast();
        return mail.isPresent() && mail.get().matches(key, word);
    }
}
