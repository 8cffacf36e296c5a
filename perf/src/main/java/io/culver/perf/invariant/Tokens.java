package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.StormMail;
import io.culver.perf.history.Verb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which message of the storm stands in which place, as far as the server has told. */
final class Tokens implements Invariant {
    private record Content(String user, String emailId) {}

    private final Map<Place, StormMail> byPlace = new HashMap<>();
    private final Map<Place, Content> contents = new HashMap<>();
    private final Map<Content, StormMail> byContent = new HashMap<>();

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        if (event.verb() == Verb.APPEND) {
            Accepted.of(event).ifPresent(accepted -> appended(event, accepted));
        }
        for (Shown shown : observation.shown()) {
            var mail =
                    Optional.ofNullable(shown.facts().get("ENVELOPE"))
                            .flatMap(StormMail::ofEnvelope);
            mail.ifPresent(known -> byPlace.putIfAbsent(shown.place(), known));
            String id = shown.facts().get("EMAILID");
            if (id != null) {
                var content = new Content(event.user(), id);
                contents.putIfAbsent(shown.place(), content);
                of(shown.place()).ifPresent(known -> byContent.putIfAbsent(content, known));
            }
        }
    }

    private void appended(Event event, Accepted accepted) {
        List<String> tokens = event.call().words();
        for (int i = 0; i < Math.min(tokens.size(), accepted.uids().size()); i++) {
            byPlace.putIfAbsent(
                    new Place(accepted.box(), accepted.uids().get(i)),
                    new StormMail(tokens.get(i)));
        }
    }

    Optional<StormMail> of(Place place) {
        StormMail known = byPlace.get(place);
        if (known != null) {
            return Optional.of(known);
        }
        Content content = contents.get(place);
        return content == null ? Optional.empty() : Optional.ofNullable(byContent.get(content));
    }
}
