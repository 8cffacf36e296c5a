package io.culver.perf.invariant;

import io.culver.perf.response.Response;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a FETCH response told of a message.
 *
 * @param at when it came
 */
record Shown(Place place, long at, Response.Fetch fetch) {
    Optional<Set<String>> flags() {
        return fetch.flags();
    }

    OptionalLong modSeq() {
        return fetch.modSeq();
    }

    Map<String, String> facts() {
        return fetch.facts();
    }
}
