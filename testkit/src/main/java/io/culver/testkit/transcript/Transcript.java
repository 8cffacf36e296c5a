package io.culver.testkit.transcript;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A session between a client and a server, line by line.
 *
 * @param title what the session shows, with its RFC
 * @param requires the capabilities without which it says nothing
 * @param transports those over which it holds
 */
record Transcript(
        String title,
        List<String> requires,
        Set<Transport> transports,
        Given given,
        List<Step> steps) {
    Transcript {
        requires = List.copyOf(requires);
        transports = Set.copyOf(transports);
        steps = List.copyOf(steps);
    }

    /** In the order of their first line; empty names the only one. */
    SequencedSet<String> connections() {
        return steps.stream()
                .map(Step::connection)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
