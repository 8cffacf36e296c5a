package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Received;
import io.culver.perf.history.Verb;

/**
 * I21: every line is one of the grammar, and OK to what stores says where it is stored. That OK is
 * durable, and that NO has no effect, the other invariants hold.
 */
final class HonestAnswers implements Invariant {
    private final Verdict verdict;

    HonestAnswers(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        if (event.verb() == Verb.FAULT) {
            return;
        }
        for (Received received : event.received()) {
            if (received.response().isEmpty()) {
                verdict.report("I21", "against the grammar: " + received.text(), event);
            }
        }
        if (event.verb() == Verb.APPEND && event.isOk() && event.code("APPENDUID").isEmpty()) {
            verdict.report("I21", "OK to APPEND without a UID", event);
        }
    }
}
