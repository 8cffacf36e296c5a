package io.culver.mailbox.usecase;

import io.culver.mailbox.limits.Limits;
import io.culver.mailbox.owner.AccountOwners;
import io.culver.mailbox.owner.Pause;
import io.culver.mailbox.store.AccountDirectory;
import io.culver.model.AccountId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes over all accounts again and again, slowly, and has deleted what is stored of them beyond
 * their retention: an account that changes does that itself, one that does not would keep it. Each
 * node takes those that belong to it; where nodes disagree about that, two of them do the same.
 */
public final class SweepRounds {
    private static final Logger log = LoggerFactory.getLogger(SweepRounds.class);

    private final AccountDirectory directory;
    private final AccountOwners owners;
    private final Peers peers;
    private final Clock clock;
    private final Pause pause;
    private final Duration interval;
    private final Counter looked;
    private final Counter failures;
    private final Counter rounds;

    /**
     * Has not begun.
     *
     * @param pause throws {@link CancellationException} when it is time to end
     * @param interval between one account and the next
     */
    public SweepRounds(
            AccountDirectory directory,
            AccountOwners owners,
            Peers peers,
            Clock clock,
            Pause pause,
            Duration interval,
            MeterRegistry meters) {
        this.directory = directory;
        this.owners = owners;
        this.peers = peers;
        this.clock = clock;
        this.pause = pause;
        this.interval = interval;
        looked =
                Counter.builder("culver.sweeper.accounts")
                        .description("Accounts that were looked at")
                        .register(meters);
        failures = meters.counter("culver.sweeper.failures");
        rounds =
                Counter.builder("culver.sweeper.rounds")
                        .description("Times that all accounts were looked at")
                        .register(meters);
    }

    /** Goes round until the pause ends it. */
    public void run() {
        try {
            pause.forAbout(Limits.SWEEP_START);
            while (true) {
                Instant next = clock.instant().plus(Limits.SWEEP_ROUND);
                tryRound();
                Duration rest = Duration.between(clock.instant(), next);
                pause.forAbout(rest.compareTo(Limits.SWEEP_START) < 0 ? Limits.SWEEP_START : rest);
            }
        } catch (CancellationException _) {
            // The node stops. What is left goes with the rounds to come.
        }
    }

    private void tryRound() {
        try {
            round();
        } catch (CancellationException end) {
            throw end;
        } catch (RuntimeException failure) {
            failures.increment();
            log.atWarn().setCause(failure).log("accounts could not be listed for sweeping");
        }
    }

    /** Looks at every account once. */
    public void round() {
        Progress progress = new Progress();
        directory.forEach(entry -> {
            if (!peers.belongsElsewhere(entry.account())) {
                progress.note(sweep(entry.account()));
                pause.forAbout(interval);
            }
        });
        rounds.increment();
        progress.tell("all accounts looked at for sweeping");
    }

    private boolean sweep(AccountId account) {
        looked.increment();
        try {
            return owners.sweep(account);
        } catch (RuntimeException failure) {
            failures.increment();
            log.atWarn().addKeyValue("account", account).setCause(failure).log("not swept");
            return false;
        }
    }

    /** How far a round has come. */
    private static final class Progress {
        private long accounts;
        private long swept;

        void note(boolean isSwept) {
            accounts++;
            swept += isSwept ? 1 : 0;
            if (accounts % Limits.SWEEP_REPORT == 0) {
                tell("looking at accounts for sweeping");
            }
        }

        void tell(String text) {
            log.atInfo().addKeyValue("accounts", accounts).addKeyValue("swept", swept).log(text);
        }
    }
}
