package io.culver.perf.history;

import io.culver.perf.response.Response;
import io.culver.perf.response.Response.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One command from its sending to its end, and everything that was received between the two.
 *
 * @param begun in microseconds of the storm's own clock
 * @param ended likewise
 * @param session of the user; it goes on over reconnections
 */
public record Event(
        long begun,
        long ended,
        String user,
        String session,
        Call call,
        Outcome outcome,
        List<Received> received) {

    public Event {
        received = List.copyOf(received);
    }

    public Verb verb() {
        return call.verb();
    }

    public boolean isOk() {
        return outcome == Outcome.OK;
    }

    /** Whether its effect may be there, now or later. */
    public boolean mayHaveHappened() {
        return outcome != Outcome.NO;
    }

    /** Until when its effect may begin. */
    public long effectiveUntil() {
        return outcome == Outcome.INFO ? Long.MAX_VALUE : ended;
    }

    public Stream<Response> responses() {
        return received.stream().flatMap(line -> line.response().stream());
    }

    /** The arguments of the last response code of this name, tagged or not. */
    public Optional<String> code(String name) {
        return responses()
                .flatMap(response ->
                        response instanceof Condition condition
                                ? condition.argumentsOf(name).stream()
                                : Stream.empty())
                .reduce((_, last) -> last);
    }
}
