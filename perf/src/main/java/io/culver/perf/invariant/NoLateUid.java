package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * I3: no UID below a UIDNEXT that was told comes up later; I10: what was once expunged never comes
 * back. Both are seen by a listing that begins after another one had ended without the message.
 */
final class NoLateUid implements Invariant {
    /** The UIDs of a mailbox that have been seen, and those that a listing has shown to be gone. */
    private static final class History {
        private final Set<Long> seen = new HashSet<>();
        private final Map<Long, Event> closed = new HashMap<>();
        private long uidNext = 1;
    }

    private final Map<Box, History> histories = new HashMap<>();
    private final Verdict verdict;

    NoLateUid(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        observation.listing().ifPresent(listing -> check(listing, event));
        observation.gone().forEach(place -> gone(place, event));
    }

    private History history(Box box) {
        return histories.computeIfAbsent(box, _ -> new History());
    }

    private void gone(Place place, Event event) {
        History history = history(place.box());
        history.closed.putIfAbsent(place.uid(), event);
        history.seen.add(place.uid());
    }

    private void check(Listing listing, Event event) {
        History history = history(listing.box());
        for (long uid : listing.messages().keySet()) {
            Event closing = history.closed.get(uid);
            if (closing != null && closing.ended() < event.begun()) {
                boolean isBack = history.seen.contains(uid);
                verdict.report(
                        isBack ? "I10" : "I3",
                        listing.box() + ":" + uid + (isBack ? " came back" : " came late"),
                        closing,
                        event);
            }
        }
        history.seen.addAll(listing.messages().keySet());
        Set<Long> open = new HashSet<>();
        for (long uid = history.uidNext; uid < listing.uidNext(); uid++) {
            open.add(uid);
        }
        history.uidNext = Math.max(history.uidNext, listing.uidNext());
        open.addAll(history.seen);
        for (long uid : open) {
            if (uid < listing.uidNext() && !listing.has(uid)) {
                history.closed.putIfAbsent(uid, event);
            }
        }
    }
}
