package io.culver.perf.history;

import io.culver.perf.response.Response;
import io.culver.perf.response.ResponseParser;
import io.culver.perf.response.UngrammaticalException;
import java.util.Optional;

/**
 * One response as it came.
 *
 * @param at when, in microseconds
 * @param text without the octets of literals
 * @param response what it says; absent if it is against the grammar
 */
public record Received(long at, String text, Optional<Response> response) {

    public static Received of(long at, String text) {
        try {
            return new Received(at, text, Optional.of(ResponseParser.parse(text)));
        } catch (UngrammaticalException e) {
            return new Received(at, text, Optional.empty());
        }
    }
}
