package io.culver.perf.nemesis;

import io.culver.perf.history.Event;
import io.culver.perf.history.Outcome;
import io.culver.perf.history.Verb;
import io.culver.perf.response.Response.Code;
import io.culver.perf.response.Response.Condition;
import io.culver.perf.response.Response.Kind;

/** What a command that was not granted was told. RFC 9051 §7.1 */
final class Answers {
    private Answers() {}

    /** The response code of the tagged answer. */
    static String code(Event event) {
        return event.responses()
                .filter(Condition.class::isInstance)
                .map(Condition.class::cast)
                .filter(condition -> condition.tag().isPresent())
                .reduce((_, last) -> last)
                .flatMap(Condition::code)
                .map(Code::name)
                .orElse("without a code");
    }

    /** Whether it was under way when the server said BYE: it has no answer. */
    static boolean isAfterBye(Event event) {
        return event.outcome() == Outcome.INFO
                && event.responses()
                        .anyMatch(it ->
                                it instanceof Condition condition && condition.kind() == Kind.BYE);
    }

    /** Whether nobody was there to log in to: no command was sent. */
    static boolean hasNoGreeting(Event event) {
        return event.outcome() == Outcome.INFO
                && event.verb() == Verb.LOGIN
                && event.received().isEmpty();
    }
}
