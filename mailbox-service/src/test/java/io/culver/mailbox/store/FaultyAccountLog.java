package io.culver.mailbox.store;

import io.culver.model.AccountId;
import io.culver.model.ModSeq;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An account log over an unreliable network: some calls are lost on the way there, some answers on
 * the way back, and some appends arrive long after their caller gave up. Everything that it answers
 * is allowed by {@link AccountLog}'s contract, so whoever uses it must come out right.
 */
public final class FaultyAccountLog implements AccountLog {
    /**
     * How often each fault happens, as shares of one; what is left goes well.
     *
     * @param lost nothing is appended, and the caller is told that the race was lost
     * @param unknownApplied appended, but the answer is lost
     * @param unknownNotApplied the request is lost
     * @param unknownAppliedLater the answer is lost and the append happens at some later call, if
     *     its head still is the expected one then
     */
    public record Faults(
            double lost,
            double unknownApplied,
            double unknownNotApplied,
            double unknownAppliedLater) {
        public static final Faults NONE = new Faults(0, 0, 0, 0);

        /** Every fault in an equal share of {@code all}. */
        public static Faults evenly(double all) {
            return new Faults(all / 4, all / 4, all / 4, all / 4);
        }
    }

    private record Delayed(AccountId account, Head expected, Commit commit) {}

    private final AccountLog log;
    private final RandomGenerator chance;
    private final List<Delayed> delayed = new ArrayList<>();
    private Faults faults;

    public FaultyAccountLog(AccountLog log, RandomGenerator chance, Faults faults) {
        this.log = log;
        this.chance = chance;
        this.faults = faults;
    }

    /** From now on these faults; delayed appends stay delayed. */
    public synchronized void become(Faults faults) {
        this.faults = faults;
    }

    /** All is well from now on, and what was delayed arrives. */
    public synchronized void heal() {
        faults = Faults.NONE;
        while (!delayed.isEmpty()) {
            deliver(0);
        }
    }

    @Override
    public synchronized void create(AccountId account) {
        log.create(account);
    }

    @Override
    public synchronized Optional<Head> head(AccountId account) {
        deliverSome();
        return log.head(account);
    }

    @Override
    public synchronized List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
        deliverSome();
        return log.entries(account, since, limit);
    }

    @Override
    public synchronized AppendOutcome append(AccountId account, Head expected, Commit commit) {
        deliverSome();
        double draw = chance.nextDouble();
        if ((draw -= faults.lost) < 0) {
            return lose(account, expected, commit);
        }
        if ((draw -= faults.unknownApplied) < 0) {
            log.append(account, expected, commit);
            return new AppendOutcome.Unknown();
        }
        if ((draw -= faults.unknownNotApplied) < 0) {
            return new AppendOutcome.Unknown();
        }
        if (draw - faults.unknownAppliedLater < 0) {
            delayed.add(new Delayed(account, expected, commit));
            return new AppendOutcome.Unknown();
        }
        return log.append(account, expected, commit);
    }

    /** Half of the calls whose answer is lost have done their work. */
    @Override
    public synchronized boolean install(
            AccountId account, Optional<Checkpoint> previous, Checkpoint next, ModSeq floor) {
        deliverSome();
        double draw = chance.nextDouble();
        if ((draw -= faults.unknownApplied) < 0) {
            log.install(account, previous, next, floor);
            return false;
        }
        return draw - faults.unknownNotApplied >= 0 && log.install(account, previous, next, floor);
    }

    /** A commit that was appended, or still may be, must not be called lost. */
    private AppendOutcome lose(AccountId account, Head expected, Commit commit) {
        Head current = log.head(account).orElseThrow();
        boolean mayStillArrive = delayed.stream().anyMatch(one -> one.commit.equals(commit));
        boolean isAppended = current.commit().equals(Optional.of(commit.id()));
        return mayStillArrive || isAppended
                ? log.append(account, expected, commit)
                : new AppendOutcome.Lost(current);
    }

    private void deliverSome() {
        while (!delayed.isEmpty() && chance.nextInt(3) == 0) {
            deliver(chance.nextInt(delayed.size()));
        }
    }

    private void deliver(int index) {
        Delayed late = delayed.remove(index);
        log.append(late.account, late.expected, late.commit);
    }
}
