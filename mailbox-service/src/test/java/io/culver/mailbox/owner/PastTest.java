package io.culver.mailbox.owner;

import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.RandomRequests;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.store.Checkpoint;
import io.culver.model.FlagChange;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Within the retention an account can be seen as it was; what is beyond it is deleted. */
class PastTest {
    private static final Duration RETENTION = Duration.ofDays(5);

    private final SteppedClock clock = new SteppedClock();
    private final List<CheckpointTest.CountedSnapshots> snapshots = new ArrayList<>();
    private final OwnerRig rig =
            new OwnerRig(5)
                    .with(clock)
                    .retaining(RETENTION)
                    .bounded(new LogBounds(512, 1024, 0))
                    .withSnapshots(it -> {
                        snapshots.add(new CheckpointTest.CountedSnapshots(it));
                        return snapshots.getFirst();
                    });
    private final TreeMap<Instant, AccountState> seen = new TreeMap<>();

    /** A change about every three minutes, on nodes that live some ten hours. */
    private void live(Random random, int nodes) {
        RandomRequests requests = new RandomRequests(random);
        for (int n = 0; n < nodes; n++) {
            AccountOwners node = rig.node();
            AccountOwner owner = node.owner(OwnerRig.ACCOUNT);
            for (int i = 0; i < 200; i++) {
                clock.forward(Duration.ofMinutes(1 + random.nextInt(5)));
                try {
                    owner.execute(rig.newOp(), requests.next(owner.cached()));
                } catch (MailException refusal) {
                    assertTrue(refusal.error() != MailError.CORRUPTION, refusal.getMessage());
                }
                if (random.nextInt(40) == 0) {
                    seen.put(clock.instant(), owner.cached());
                }
            }
            node.close();
        }
    }

    @Test
    void everyMomentWithinTheRetentionIsThereAndNoneBefore() {
        live(new Random(1), 20);
        Instant oldest = clock.instant().minus(RETENTION);
        assertTrue(rig.log().head(OwnerRig.ACCOUNT).orElseThrow().floor().value() > 100);

        Map<Instant, AccountState> past = seen.tailMap(oldest);
        assertTrue(past.size() > 10, "moments: " + past.size());
        past.forEach((time, state) -> States.assertSame(state, rig.owner().at(time)));
        MailException refusal =
                assertThrows(MailException.class, () -> rig.owner().at(oldest.minusSeconds(1)));
        assertEquals(MailError.CANNOT, refusal.error());
    }

    @Test
    void replayShowsEveryEntrySinceThenInOrder() {
        live(new Random(2), 16);
        Instant since = clock.instant().minus(Duration.ofDays(4));
        List<ModSeq> shown = new ArrayList<>();

        AccountState end =
                rig.owner()
                        .replay(
                                Optional.of(since),
                                (before, seq, entry) -> {
                                    assertEquals(before.seq().next(), seq);
                                    return shown.add(seq);
                                });

        States.assertSame(rig.owner().current(), end);
        AccountState then = rig.owner().at(since);
        assertTrue(!shown.getFirst().isAfter(then.seq().next()), "" + shown.getFirst());
        assertEquals(end.seq(), shown.getLast());
    }

    @Test
    void whatIsKeptOfThePastIsBounded() {
        live(new Random(3), 16);
        long later = snapshots.getFirst().live.size();
        live(new Random(4), 12);

        assertTrue(
                snapshots.getFirst().live.size() < later + 20,
                later + " objects, then " + snapshots.getFirst().live.size());
    }

    @Test
    void anAccountWithoutACheckpointIsSeenAsItWas() {
        AccountOwner owner = rig.owner();
        rig.create(owner, "a");
        Instant before = clock.instant();
        clock.forward(Duration.ofHours(1));
        rig.append(owner, "a", 3);

        AccountState then = rig.owner().at(before);

        assertEquals(0, then.mailboxes().iterator().next().messages().count());
        assertEquals(AccountState.EMPTY.counters(), owner.at(before.minusSeconds(1)).counters());
    }

    private boolean tailIsShort(AccountOwner owner) {
        return owner.cached().seq().value() - checkpoint().seq().value() < 40;
    }

    private Checkpoint checkpoint() {
        return rig.log().head(OwnerRig.ACCOUNT).orElseThrow().checkpoint().orElseThrow();
    }

    @Test
    void smallArchivesAreMergedAndStayReadable() {
        AccountOwner owner = rig.owner();
        rig.create(owner, "a");
        rig.append(owner, "a", 4000);
        MailboxId a = owner.cached().mailbox(new MailboxName("a")).orElseThrow().id();
        UidSet.Builder odd = UidSet.builder();
        for (long uid = 1; uid < 4000; uid += 2) {
            odd.add(new Uid(uid));
        }
        FlagChange[] toggle = {Story.add("k"), new FlagChange.Remove(Story.add("k").flags())};
        for (int i = 0; i < 3400; i++) {
            clock.forward(Duration.ofMinutes(1));
            owner.execute(rig.newOp(), new Request.StoreFlags(a, odd.build(), toggle[i % 2]));
            if (i % 40 == 39) {
                seen.put(clock.instant(), owner.cached());
                eventually(() -> tailIsShort(owner));
            }
        }
        int archives = rig.checkpoints().readStored(checkpoint()).retained().archives().size();

        assertTrue(archives > 8 && archives <= OwnerLimits.SMALL_ARCHIVES, "" + archives);
        seen.forEach((time, state) -> States.assertSame(state, rig.owner().at(time)));
    }
}
