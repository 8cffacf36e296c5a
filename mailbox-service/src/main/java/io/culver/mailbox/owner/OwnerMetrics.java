package io.culver.mailbox.owner;

import io.culver.model.AccountId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** What owners tell about their work, in metrics and traces. */
public final class OwnerMetrics {
    private final MeterRegistry meters;
    private final Tracer tracer;
    private final Timer commits;
    private final DistributionSummary groups;
    private final Counter lostRaces;
    private final Counter unknownOutcomes;
    private final Counter headReads;
    private final DistributionSummary checkpoints;
    private final Timer loads;
    private final Counter damages;
    private final Timer sweeps;
    private final Counter sweptContents;
    private final Counter failedSweeps;

    public OwnerMetrics(MeterRegistry meters, Tracer tracer) {
        this.meters = meters;
        this.tracer = tracer;
        commits =
                Timer.builder("culver.owner.commit")
                        .description("From asking the store until the outcome is known")
                        .publishPercentileHistogram()
                        .register(meters);
        groups =
                DistributionSummary.builder("culver.owner.commit.entries")
                        .description("Entries in one commit")
                        .register(meters);
        lostRaces =
                Counter.builder("culver.owner.commit.lost")
                        .description("Commits that another owner was faster than")
                        .register(meters);
        unknownOutcomes =
                Counter.builder("culver.owner.commit.unknown")
                        .description("Appends that the store did not say the outcome of")
                        .register(meters);
        headReads =
                Counter.builder("culver.owner.head.reads")
                        .description("Reads of a log's head for the sake of freshness")
                        .register(meters);
        checkpoints =
                DistributionSummary.builder("culver.owner.checkpoint.size")
                        .description("What one checkpoint wrote")
                        .baseUnit("bytes")
                        .register(meters);
        loads =
                Timer.builder("culver.owner.load")
                        .description("Loading an account from its checkpoint and its log")
                        .register(meters);
        damages =
                Counter.builder("culver.owner.damages")
                        .description("Accounts in which damage was found")
                        .register(meters);
        sweeps = sweepTimer(meters);
        sweptContents =
                Counter.builder("culver.sweeper.contents")
                        .description("Contents deleted because nothing needs them any more")
                        .register(meters);
        failedSweeps =
                Counter.builder("culver.sweeper.failures")
                        .description("Rounds that did not come to their end")
                        .register(meters);
    }

    private static Timer sweepTimer(MeterRegistry meters) {
        return Timer.builder("culver.sweeper.round")
                .description("Finding and deleting what nothing needs any more, one account once")
                .register(meters);
    }

    void countDamaged(Collection<AccountId> accounts) {
        Gauge.builder("culver.owner.damaged", accounts, Collection::size)
                .description("Accounts that take no changes here because they are damaged")
                .strongReference(true)
                .register(meters);
    }

    void damageFound() {
        damages.increment();
    }

    /** Times the commit of a group: part of the first one's trace, to which the others' link. */
    <T> T timeCommit(List<Pending> group, Supplier<T> commit) {
        SpanBuilder builder =
                tracer.spanBuilder("commit")
                        .setParent(group.getFirst().origin())
                        .setAttribute("requests", group.size());
        group.stream()
                .skip(1)
                .forEach(it -> builder.addLink(Span.fromContext(it.origin()).getSpanContext()));
        Span span = builder.startSpan();
        try (Scope _ = span.makeCurrent()) {
            return time(commits, commit);
        } finally {
            span.end();
        }
    }

    <T> T timeSweep(Supplier<T> sweep) {
        return time(sweeps, sweep);
    }

    void swept(int contents) {
        sweptContents.increment(contents);
    }

    void sweepFailed() {
        failedSweeps.increment();
    }

    <T> T timeLoad(Supplier<T> load) {
        return time(loads, load);
    }

    private <T> T time(Timer timer, Supplier<T> step) {
        Timer.Sample sample = Timer.start(meters);
        try {
            return step.get();
        } finally {
            sample.stop(timer);
        }
    }

    void grouped(int entries) {
        groups.record(entries);
    }

    void lostRace() {
        lostRaces.increment();
    }

    void unknownOutcome() {
        unknownOutcomes.increment();
    }

    void headRead() {
        headReads.increment();
    }

    void checkpointed(long octets) {
        checkpoints.record((double) octets);
    }
}
