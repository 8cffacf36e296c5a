package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Sets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What APPENDUID or COPYUID said. RFC 4315 §3
 *
 * @param sources the copied messages' UIDs; empty after APPEND
 */
record Accepted(Box box, List<Long> sources, List<Long> uids) {

    static Optional<Accepted> of(Event event) {
        if (!event.isOk()) {
            return Optional.empty();
        }
        return switch (event.verb()) {
            case APPEND ->
                    event.code("APPENDUID").map(text -> of(event, event.call().mailbox(), text));
            case COPY, MOVE ->
                    event.code("COPYUID").map(text -> of(event, event.call().target(), text));
            case LOGIN,
                    SYNC,
                    LEARN,
                    STORE,
                    FETCH,
                    EXPUNGE,
                    SEARCH,
                    NOOP,
                    IDLE,
                    STATUS,
                    LIST,
                    CREATE,
                    DELETE,
                    RENAME,
                    FAULT ->
                    Optional.empty();
        };
    }

    private static Accepted of(Event event, String name, String text) {
        String[] parts = text.split(" ", -1);
        var box = new Box(event.user(), name, Long.parseLong(parts[0]));
        boolean isAppend = event.verb() == Verb.APPEND;
        List<Long> sources = isAppend ? List.of() : Sets.numbers(parts[1]);
        return new Accepted(box, sources, Sets.numbers(parts[isAppend ? 1 : 2]));
    }

    List<Place> places() {
        return uids.stream().map(uid -> new Place(box, uid)).toList();
    }

    /** Whether no UID is told twice, and each copy has its source. */
    boolean isOneToOne() {
        boolean isDistinct =
                new HashSet<>(uids).size() == uids.size()
                        && new HashSet<>(sources).size() == sources.size();
        return isDistinct && (sources.isEmpty() || sources.size() == uids.size());
    }

    List<Place> sourcesIn(Box source) {
        List<Place> places = new ArrayList<>();
        sources.forEach(uid -> places.add(new Place(source, uid)));
        return places;
    }
}
