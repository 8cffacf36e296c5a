package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** I15, of contents: the nth UID of COPYUID's target is a copy of the nth of its source. */
final class CopyIsSame implements Invariant {
    private record Copied(Place source, Place target, Event event) {}

    private final List<Copied> copies = new ArrayList<>();
    private final Tokens tokens;
    private final Verdict verdict;

    CopyIsSame(Tokens tokens, Verdict verdict) {
        this.tokens = tokens;
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        Optional<Accepted> accepted = Accepted.of(event);
        Optional<Box> source = observation.box();
        if (accepted.isEmpty() || source.isEmpty()) {
            return;
        }
        List<Place> from = accepted.get().sourcesIn(source.get());
        List<Place> to = accepted.get().places();
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            copies.add(new Copied(from.get(i), to.get(i), event));
        }
    }

    @Override
    public void finished() {
        for (Copied copied : copies) {
            var source = tokens.of(copied.source());
            var target = tokens.of(copied.target());
            if (source.isPresent() && target.isPresent() && !source.equals(target)) {
                verdict.report(
                        "I15",
                        copied.target() + " is no copy of " + copied.source(),
                        copied.event());
            }
        }
    }
}
