package io.culver.mailbox.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.DirectoryEntry;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.PasswordHash;
import io.culver.mailbox.usecase.Peers;
import io.culver.mailbox.usecase.SweepRounds;
import io.culver.model.AccountId;
import io.culver.model.LoginName;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** All accounts of a node are looked at, one after the other and not too fast. */
class SweepRoundsTest {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final AccountId FOREIGN = new AccountId(new UUID(1, 2));
    private static final AccountId BROKEN = new AccountId(new UUID(1, 3));

    private final List<AccountId> looked = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final SteppedClock clock = new SteppedClock();
    private final OwnerRig rig = new OwnerRig(3).with(clock).withLog(WatchedLog::new);

    private final class WatchedLog extends ForwardingLog {
        WatchedLog(AccountLog log) {
            super(log);
        }

        @Override
        public Optional<Head> head(AccountId account) {
            looked.add(account);
            if (account.equals(BROKEN)) {
                throw new MailException(MailError.UNAVAILABLE, "No answer");
            }
            return super.head(account);
        }
    }

    private static final Peers PEERS =
            new Peers() {
                @Override
                public boolean belongsElsewhere(AccountId account) {
                    return account.equals(FOREIGN);
                }

                @Override
                public void announce(AccountId account, ModSeq seq) {}
            };

    private SweepRounds rounds(AccountId... accounts) {
        for (AccountId it : accounts) {
            var login = new LoginName("u" + it.value() + "@example.org");
            rig.store().directory().add(new DirectoryEntry(login, it, new PasswordHash("$x$")));
        }
        return new SweepRounds(
                rig.store().directory(),
                rig.node(),
                PEERS,
                clock,
                this::pause,
                INTERVAL,
                rig.meters());
    }

    private void pause(Duration time) {
        pauses.add(time);
        clock.forward(time);
        if (pauses.size() == 8) {
            throw new CancellationException("enough");
        }
    }

    @Test
    void looksAtEachAccountThatBelongsHereWhateverBecomesOfTheOthers() {
        rounds(OwnerRig.ACCOUNT, FOREIGN, BROKEN).round();

        assertEquals(2, looked.size());
        assertTrue(looked.containsAll(List.of(OwnerRig.ACCOUNT, BROKEN)));
        assertEquals(List.of(INTERVAL, INTERVAL), pauses);
        assertEquals(2, rig.meters().counter("culver.sweeper.accounts").count());
        assertEquals(1, rig.meters().counter("culver.sweeper.failures").count());
        assertEquals(1, rig.meters().counter("culver.sweeper.rounds").count());
    }

    @Test
    void goesRoundUntilTheNodeStopsAndRestsInBetween() {
        rounds(OwnerRig.ACCOUNT).run();

        assertEquals(4, looked.size());
        Duration rest = Duration.ofHours(6).minus(INTERVAL);
        assertEquals(
                List.of(
                        Duration.ofMinutes(5),
                        INTERVAL,
                        rest,
                        INTERVAL,
                        rest,
                        INTERVAL,
                        rest,
                        INTERVAL),
                pauses);
    }
}
