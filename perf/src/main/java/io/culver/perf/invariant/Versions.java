package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which flags each message had at which mod-sequence, as far as anybody was told; two answers for
 * one of them are a violation of I8.
 */
final class Versions implements Invariant {
    /** A state and the first event that told of it. */
    record Version(Set<String> flags, Event event) {}

    private final Map<Place, NavigableMap<Long, Version>> versions = new HashMap<>();
    private final Verdict verdict;

    Versions(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        for (Shown shown : observation.shown()) {
            if (shown.modSeq().isPresent() && shown.flags().isPresent()) {
                add(shown, observation.event());
            }
        }
    }

    private void add(Shown shown, Event event) {
        long modSeq = shown.modSeq().orElseThrow();
        Set<String> flags = new HashSet<>(shown.flags().orElseThrow());
        flags.remove("\\Recent"); // a session's, not the message's. RFC 9051 §2.3.2
        Version first =
                versions.computeIfAbsent(shown.place(), _ -> new TreeMap<>())
                        .putIfAbsent(modSeq, new Version(flags, event));
        if (first != null && !first.flags().equals(flags)) {
            verdict.report(
                    "I8",
                    shown.place() + " has two states of MODSEQ " + modSeq,
                    first.event(),
                    event);
        }
    }

    NavigableMap<Long, Version> of(Place place) {
        return versions.getOrDefault(place, Collections.emptyNavigableMap());
    }

    /** The latest that has been told up to now. */
    Optional<Map.Entry<Long, Version>> latest(Place place) {
        return Optional.ofNullable(of(place).lastEntry());
    }
}
