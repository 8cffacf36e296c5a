package io.culver.perf.invariant;

import io.culver.perf.history.Call;
import io.culver.perf.history.Event;
import io.culver.perf.history.Received;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Response;
import io.culver.perf.response.Response.Condition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * I11: what a client knew, changed by what SELECT with QRESYNC tells, is what UID FETCH 1:* shows
 * in the same session. RFC 7162 §3.2.5
 */
final class ResyncIsCold implements Invariant {
    /** What a client keeps of a mailbox while it is away. */
    private static final class Copy {
        private final Box box;
        private final Map<Long, Response.Fetch> messages = new HashMap<>();

        Copy(Box box) {
            this.box = box;
        }
    }

    private final Map<String, Copy> copies = new HashMap<>();
    private final Verdict verdict;
    private int comparisons;

    ResyncIsCold(Verdict verdict) {
        this.verdict = verdict;
    }

    /** How often a client's copy was compared with what there is. */
    int comparisons() {
        return comparisons;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        Copy copy = copies.get(event.session());
        if (event.verb() == Verb.SYNC) {
            if (copy != null && event.call().says(Call.QRESYNC)) {
                observation
                        .listing()
                        .filter(listing -> listing.box().equals(copy.box))
                        .ifPresent(listing -> compare(event, copy, listing));
            }
            copies.remove(event.session());
            observation.listing().ifPresent(listing -> keep(event, listing));
        } else if (copy != null) {
            observation.shown().forEach(shown -> merge(copy, shown.place().uid(), shown.fetch()));
            observation.gone().forEach(place -> copy.messages.remove(place.uid()));
        }
    }

    private void keep(Event event, Listing listing) {
        var copy = new Copy(listing.box());
        listing.messages().forEach((uid, shown) -> copy.messages.put(uid, shown.fetch()));
        copies.put(event.session(), copy);
    }

    /** A response may tell flags, or the mod-sequence, or both. */
    private static void merge(Copy copy, long uid, Response.Fetch fetch) {
        if (fetch.flags().isPresent() && fetch.modSeq().isPresent()) {
            copy.messages.put(uid, fetch);
        } else if (fetch.modSeq().isPresent()) {
            copy.messages.remove(uid); // after .SILENT: the flags are known to the caller only
        }
    }

    private void compare(Event event, Copy copy, Listing listing) {
        Map<Long, Response.Fetch> expected = new HashMap<>(copy.messages);
        Set<Long> told = new HashSet<>();
        for (Received received : event.received()) {
            Optional<Response> response = received.response();
            if (response.isPresent()
                    && response.get() instanceof Condition condition
                    && condition.tag().isPresent()) {
                break; // the end of SELECT
            }
            response.ifPresent(one -> apply(one, expected, told));
        }
        comparisons++;
        for (var entry : expected.entrySet()) {
            Shown shown = listing.messages().get(entry.getKey());
            if (shown != null && isOlder(shown, listing) && differs(entry.getValue(), shown)) {
                verdict.report("I11", shown.place() + " has other flags than QRESYNC told", event);
            }
        }
        for (Shown shown : listing.messages().values()) {
            long uid = shown.place().uid();
            boolean isKnown = expected.containsKey(uid) || told.contains(uid);
            boolean isAsked = event.call().uids().isEmpty(); // else only those are told of
            if (!isKnown && isAsked && uid < listing.uidNext()) {
                verdict.report("I11", shown.place() + " was not told of by QRESYNC", event);
            }
        }
        missing(event, expected.keySet(), listing);
    }

    private void missing(Event event, Set<Long> expected, Listing listing) {
        Set<Long> left = new HashSet<>();
        for (Received received : event.received()) {
            received.response()
                    .filter(Response.Vanished.class::isInstance)
                    .ifPresent(response -> left.addAll(((Response.Vanished) response).uids()));
        }
        for (long uid : expected) {
            if (!listing.has(uid) && !left.contains(uid)) {
                verdict.report(
                        "I11", listing.box() + ":" + uid + " is gone, and QRESYNC kept it", event);
            }
        }
    }

    private static void apply(
            Response response, Map<Long, Response.Fetch> expected, Set<Long> told) {
        if (response instanceof Response.Vanished vanished) {
            vanished.uids().forEach(expected::remove);
        } else if (response instanceof Response.Fetch fetch && fetch.uid().isPresent()) {
            told.add(fetch.uid().getAsLong());
            expected.put(fetch.uid().getAsLong(), fetch);
        }
    }

    /** Whether nothing has changed the message since the SELECT. */
    private static boolean isOlder(Shown shown, Listing listing) {
        return shown.modSeq().isPresent() && shown.modSeq().getAsLong() <= listing.modSeq();
    }

    private static boolean differs(Response.Fetch expected, Shown shown) {
        return !withoutRecent(expected.flags()).equals(withoutRecent(shown.flags()));
    }

    private static Set<String> withoutRecent(Optional<Set<String>> flags) {
        Set<String> kept = new HashSet<>(flags.orElse(Set.of()));
        kept.remove("\\Recent");
        return kept;
    }
}
