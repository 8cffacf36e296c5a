package io.culver.perf.invariant;

import io.culver.perf.history.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Goes over a history once, in the order of time, and tells every invariant. */
public final class Checker {
    /** An end of an event; what ends at the moment that another begins may have met it. */
    private record Step(Event event, boolean isEnd) {
        long at() {
            return isEnd ? event.ended() : event.begun();
        }
    }

    private final Verdict verdict = new Verdict();
    private final Replay replay = new Replay();
    private final ResyncIsCold resync = new ResyncIsCold(verdict);
    private final List<Invariant> invariants;

    private Checker(Duration pushBound) {
        var removals = new Removals();
        var tokens = new Tokens();
        var versions = new Versions(verdict);
        invariants =
                List.of(
                        removals, // first: what the others ask
                        tokens,
                        new UnchangedSince(versions, verdict),
                        versions,
                        new ImmutableBinding(tokens, verdict),
                        new AscendingUids(verdict),
                        new UidNext(verdict),
                        new NoLateUid(verdict),
                        new NothingLost(removals, verdict),
                        new AtMostOnce(tokens, verdict),
                        new FlagRegisters(verdict),
                        new ModSeqs(versions, verdict),
                        new NoHole(versions, verdict),
                        resync,
                        new ViewsConverge(verdict),
                        new ViewRules(verdict),
                        new Counters(tokens, verdict),
                        new MoveOnce(verdict),
                        new UnknownMoves(removals, tokens, verdict),
                        new AllOrNothing(removals, tokens, verdict),
                        new CopyIsSame(tokens, verdict),
                        new Names(verdict),
                        new Isolation(verdict),
                        new SearchTruth(removals, tokens, verdict),
                        new Push(removals, pushBound, verdict),
                        new HonestAnswers(verdict));
    }

    /**
     * What is wrong with a history.
     *
     * @param pushBound within what a session in IDLE must be told, while nothing fails
     */
    public static Verdict check(List<Event> history, Duration pushBound) {
        var checker = new Checker(pushBound);
        checker.sweep(history);
        checker.verdict.compared(checker.resync.comparisons());
        return checker.verdict;
    }

    private void sweep(List<Event> history) {
        List<Step> steps = new ArrayList<>(2 * history.size());
        for (Event event : history) {
            steps.add(new Step(event, false));
            steps.add(new Step(event, true));
        }
        steps.sort(Comparator.comparingLong(Step::at).thenComparing(Step::isEnd));
        for (Step step : steps) {
            if (step.isEnd()) {
                Observation observation = replay.of(step.event());
                invariants.forEach(invariant -> invariant.ended(observation));
            } else {
                var selected = replay.selected(step.event());
                invariants.forEach(invariant -> invariant.begun(step.event(), selected));
            }
        }
        invariants.forEach(Invariant::finished);
    }
}
