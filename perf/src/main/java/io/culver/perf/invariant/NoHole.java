package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.ArrayList;
import java.util.List;

/**
 * I9: every change up to the HIGHESTMODSEQ of a SELECT is in what follows it: a change that comes
 * to light later has a higher one. RFC 7162 §3.1.2.1
 */
final class NoHole implements Invariant {
    /** A listing that has a message at a mod-sequence, though the SELECT told a higher one. */
    private record Claim(Place place, long modSeq, long told, Event event) {}

    private final List<Claim> claims = new ArrayList<>();
    private final Versions versions;
    private final Verdict verdict;

    NoHole(Versions versions, Verdict verdict) {
        this.versions = versions;
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        observation
                .listing()
                .filter(listing -> listing.modSeq() > 0)
                .ifPresent(listing -> note(listing, observation.event()));
    }

    private void note(Listing listing, Event event) {
        listing.messages()
                .values()
                .forEach(shown ->
                        shown.modSeq()
                                .ifPresent(modSeq ->
                                        claims.add(
                                                new Claim(
                                                        shown.place(),
                                                        modSeq,
                                                        listing.modSeq(),
                                                        event))));
    }

    @Override
    public void finished() {
        for (Claim claim : claims) {
            var next = versions.of(claim.place()).higherEntry(claim.modSeq());
            if (next != null && next.getKey() <= claim.told()) {
                verdict.report(
                        "I9",
                        claim.place()
                                + " hides its change "
                                + next.getKey()
                                + " behind HIGHESTMODSEQ "
                                + claim.told(),
                        claim.event(),
                        next.getValue().event());
            }
        }
    }
}
