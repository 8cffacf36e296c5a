package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import io.culver.perf.history.Received;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * I17: nobody's session receives another user's canary. Each is a word that begins a user's tokens,
 * keywords and folder names: {@code canary-NAME-}.
 */
final class Isolation implements Invariant {
    private static final Pattern CANARY = Pattern.compile("canary-([a-z0-9]+)-");

    private final Verdict verdict;

    Isolation(Verdict verdict) {
        this.verdict = verdict;
    }

    @Override
    public void ended(Observation observation) {
        Event event = observation.event();
        for (Received received : event.received()) {
            Matcher canary = CANARY.matcher(received.text());
            while (canary.find()) {
                if (!canary.group(1).equals(event.user())) {
                    verdict.report(
                            "I17", event.user() + " was shown what is " + canary.group(1), event);
                }
            }
        }
    }
}
