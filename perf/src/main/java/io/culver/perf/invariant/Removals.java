package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which messages somebody has begun to remove: by EXPUNGE, MOVE or DELETE of their mailbox. */
final class Removals implements Invariant {
    private final Map<Place, Event> first = new HashMap<>();
    private final Set<Place> several = new HashSet<>();
    private final Map<String, Event> deleted = new HashMap<>();

    @Override
    public void begun(Event event, Optional<Box> selected) {
        if (!event.mayHaveHappened()) {
            return;
        }
        switch (event.verb()) {
            case EXPUNGE, MOVE ->
                    selected.ifPresent(box ->
                            event.call().uids().forEach(uid -> begun(new Place(box, uid), event)));
            case DELETE, RENAME ->
                    deleted.putIfAbsent(event.user() + " " + event.call().mailbox(), event);
            case LOGIN,
                    SYNC,
                    LEARN,
                    APPEND,
                    STORE,
                    FETCH,
                    COPY,
                    SEARCH,
                    NOOP,
                    IDLE,
                    STATUS,
                    LIST,
                    CREATE,
                    FAULT -> {}
        }
    }

    private void begun(Place place, Event event) {
        if (first.putIfAbsent(place, event) != null) {
            several.add(place);
        }
    }

    /** Whether nothing else than this may have removed the message up to now. */
    boolean isOnlyBy(Event event, Place place) {
        return event.equals(first.get(place))
                && !several.contains(place)
                && !isDeleted(place.box());
    }

    /** Whether a removal of the message has begun up to now. */
    boolean hasBegun(Place place) {
        return first.containsKey(place) || isDeleted(place.box());
    }

    boolean isDeleted(Box box) {
        return deleted.containsKey(box.user() + " " + box.name());
    }
}
