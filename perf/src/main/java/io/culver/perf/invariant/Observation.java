package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An event at its end, with what its responses mean in the session's view.
 *
 * @param box that was selected when it began
 * @param gone messages that EXPUNGE and VANISHED told of
 * @param listing of a SYNC that succeeded
 * @param known the UIDs that the session knows after it
 * @param faults responses that contradict the view
 */
record Observation(
        Event event,
        Optional<Box> box,
        List<Shown> shown,
        List<Place> gone,
        Optional<Listing> listing,
        Set<Long> known,
        List<String> faults) {
    Observation {
        shown = List.copyOf(shown);
        gone = List.copyOf(gone);
        faults = List.copyOf(faults);
    }
}
