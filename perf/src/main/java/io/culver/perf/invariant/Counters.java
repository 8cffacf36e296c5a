package io.culver.perf.invariant;

import io.culver.perf.history.Call;
import io.culver.perf.history.Event;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Response;
import java.util.HashMap;
import java.util.Map;

/** I13: once nothing changes any more, STATUS counts what is there. RFC 9051 §6.3.11 */
final class Counters implements Invariant {
    private final Map<Box, Listing> listings = new HashMap<>();
    private final Tokens tokens;
    private final Verdict verdict;

    Counters(Tokens tokens, Verdict verdict) {
        this.tokens = tokens;
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        if (!event.call().says(Call.QUIET)) {
            return;
        }
        observation.listing().ifPresent(listing -> listings.put(listing.box(), listing));
        if (event.verb() == Verb.STATUS && event.isOk()) {
            event.responses()
                    .filter(Response.Status.class::isInstance)
                    .forEach(response -> compare((Response.Status) response, event));
        }
    }

    private void compare(Response.Status status, Event event) {
        long validity = Long.parseLong(status.items().getOrDefault("UIDVALIDITY", "0"));
        Listing listing = listings.get(new Box(event.user(), status.name(), validity));
        if (listing == null) {
            return;
        }
        check(status, "MESSAGES", listing.messages().size(), event);
        check(status, "UNSEEN", listing.messages().size() - with("\\Seen", listing), event);
        check(status, "DELETED", with("\\Deleted", listing), event);
        long octets = 0;
        for (Shown shown : listing.messages().values()) {
            var mail = tokens.of(shown.place());
            if (mail.isEmpty()) {
                return; // its size cannot be told
            }
            octets += mail.get().octets().length;
        }
        check(status, "SIZE", octets, event);
    }

    private static long with(String flag, Listing listing) {
        return listing.messages().values().stream()
                .filter(shown -> shown.flags().filter(flags -> flags.contains(flag)).isPresent())
                .count();
    }

    private void check(Response.Status status, String item, long counted, Event event) {
        String told = status.items().get(item);
        if (told != null && Long.parseLong(told) != counted) {
            verdict.report(
                    "I13",
                    item + " of " + status.name() + " is " + told + ", not " + counted,
                    event);
        }
    }
}
