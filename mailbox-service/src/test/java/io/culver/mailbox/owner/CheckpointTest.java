package io.culver.mailbox.owner;

import static io.culver.mailbox.domain.Story.uids;
import static io.culver.mailbox.owner.States.assertSame;
import static io.culver.mailbox.owner.States.rows;
import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.RandomRequests;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.FaultyAccountLog;
import io.culver.mailbox.store.FaultyAccountLog.Faults;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.ObjectId;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is loaded again is what was there, and what is stored stays in proportion to it. */
class CheckpointTest {
    /** Knows what is stored and how much ever was. */
    static final class CountedSnapshots implements SnapshotStore {
        private final SnapshotStore snapshots;
        final Map<ObjectId, Integer> live = new ConcurrentHashMap<>();
        final AtomicLong written = new AtomicLong();

        CountedSnapshots(SnapshotStore snapshots) {
            this.snapshots = snapshots;
        }

        @Override
        public void put(AccountId account, ObjectId id, Octets object) {
            snapshots.put(account, id, object);
            live.put(id, object.size());
            written.addAndGet(object.size());
        }

        @Override
        public Octets get(AccountId account, ObjectId id) {
            return snapshots.get(account, id);
        }

        @Override
        public void delete(AccountId account, Collection<ObjectId> ids) {
            snapshots.delete(account, ids);
            ids.forEach(live::remove);
        }

        long liveOctets() {
            return live.values().stream().mapToLong(it -> it).sum();
        }
    }

    private final List<CountedSnapshots> snapshots = new ArrayList<>();
    private final OwnerRig rig =
            new OwnerRig(3)
                    .withSnapshots(it -> {
                        snapshots.add(new CountedSnapshots(it));
                        return snapshots.getFirst();
                    });

    private void doRandomThings(AccountOwner owner, Random random, int count) {
        RandomRequests requests = new RandomRequests(random);
        for (int i = 0; i < count; i++) {
            try {
                owner.execute(rig.newOp(), requests.next(owner.cached()));
            } catch (MailException refusal) {
                assertNotEquals(MailError.CORRUPTION, refusal.error());
            }
        }
    }

    /** Rules F3, F4. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void loadedStateEqualsTheStateThatWasStored(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            AccountOwners node = rig.node();
            AccountOwner owner = node.owner(OwnerRig.ACCOUNT);
            doRandomThings(owner, random, 400);
            AccountState before = owner.cached();
            node.close();

            assertSame(before, rig.owner().current());
        }
    }

    @Test
    void tailStaysShortAndObjectsAreDeletedOnceNobodyReadsThem() {
        SteppedClock clock = new SteppedClock();
        AccountOwner owner = rig.retaining(Duration.ZERO).with(clock).owner();
        rig.create(owner, "a");
        for (int i = 0; i < 6000; i++) {
            clock.forward(Duration.ofMinutes(10));
            rig.append(owner, "a", 1);
        }
        eventually(() -> tail() <= OwnerLimits.TAIL_ENTRIES);

        Head head = rig.log().head(OwnerRig.ACCOUNT).orElseThrow();
        long kept = head.checkpoint().orElseThrow().seq().value() - head.floor().value();
        assertTrue(kept <= OwnerLimits.KEPT_ENTRIES && kept > 0, "kept " + kept);
        assertSame(owner.current(), rig.owner().current());
        assertTrue(snapshots.getFirst().live.size() < 60, "" + snapshots.getFirst().live.size());
        // 6,000 messages of 26 octets, and the answers that are remembered; each of it twice,
        // and what the last two days had: nothing younger goes.
        assertTrue(
                snapshots.getFirst().liveOctets() < 750_000,
                "" + snapshots.getFirst().liveOctets());
    }

    private long tail() {
        Head head = rig.log().head(OwnerRig.ACCOUNT).orElseThrow();
        return head.seq().value() - head.checkpoint().map(it -> it.seq().value()).orElse(0L);
    }

    @Test
    void bundlesAreWrittenAgainWhenMostOfThemIsDead() {
        AccountOwners node = rig.node();
        AccountOwner owner = node.owner(OwnerRig.ACCOUNT);
        rig.create(owner, "a");
        for (int i = 0; i < 20; i++) {
            rig.append(owner, "a", 1000);
        }
        node.close();
        long all = snapshots.getFirst().liveOctets();
        for (int i = 0; i < 3; i++) {
            AccountOwners next = rig.node();
            AccountOwner again = next.owner(OwnerRig.ACCOUNT);
            var a = again.current().mailbox(new MailboxName("a")).orElseThrow();
            again.execute(
                    rig.newOp(),
                    new Request.StoreFlags(a.id(), uids(1, 17_000), Story.add("k" + i)));
            next.close();
        }

        assertTrue(snapshots.getFirst().liveOctets() < 3 * all);
        assertEquals(20_000, rows(rig.owner().current().mailboxes().iterator().next()).size());
    }

    @Test
    void anOwnerWhoseCheckpointWasReplacedBuildsOnTheNewOne() {
        AccountOwners one = rig.node();
        AccountOwners other = rig.node();
        rig.create(one.owner(OwnerRig.ACCOUNT), "a");
        rig.append(one.owner(OwnerRig.ACCOUNT), "a", 10);
        rig.append(other.owner(OwnerRig.ACCOUNT), "a", 10);
        one.owner(OwnerRig.ACCOUNT).current();
        AccountState state = other.owner(OwnerRig.ACCOUNT).current();
        one.close();
        other.close();
        other = rig.node();
        rig.append(other.owner(OwnerRig.ACCOUNT), "a", 1);
        other.close();

        assertEquals(20, state.mailboxes().iterator().next().messages().count());
        AccountState now = rig.owner().current();
        assertEquals(21, now.mailboxes().iterator().next().messages().count());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void faultsWhileInstallingLoseNothing(long seed) {
        FaultyAccountLog[] faulty = new FaultyAccountLog[1];
        rig.withLog(log -> faulty[0] = new FaultyAccountLog(log, new Random(seed), Faults.NONE));
        Random random = new Random(seed);
        for (int i = 0; i < 6; i++) {
            faulty[0].become(new Faults(0.05, 0.2, 0.2, 0));
            AccountOwners node = rig.node();
            AccountOwner owner = node.owner(OwnerRig.ACCOUNT);
            doRandomThings(owner, random, 150);
            AccountState before = owner.current();
            node.close();
            faulty[0].heal();
            assertSame(before, rig.owner().current());
        }
    }

    @Test
    void evictedAccountsAreLoadedAgain() {
        AccountOwners node = rig.node(DataSize.ofKibibytes(1));
        for (int i = 0; i < 5; i++) {
            AccountId account = new AccountId(new UUID(2, i));
            rig.log().create(account);
            rig.create(node.owner(account), "a");
        }
        for (int i = 0; i < 5; i++) {
            AccountOwner owner = node.owner(new AccountId(new UUID(2, i)));
            assertEquals(1, owner.current().mailboxCount());
        }
    }

    @Test
    void whoAsksForWhatWasTrimmedIsToldEverything() {
        AccountOwner owner = rig.owner();
        rig.create(owner, "a");
        int enough =
                OwnerLimits.KEPT_ENTRIES
                        + OwnerLimits.TRIMMED_ENTRIES
                        + 2 * OwnerLimits.TAIL_ENTRIES;
        for (int i = 0; i < enough; i++) {
            rig.append(owner, "a", 1);
        }
        eventually(() -> rig.log().head(OwnerRig.ACCOUNT).orElseThrow().floor().value() > 10);
        AccountOwner next = rig.owner();
        var a = next.current().mailboxes().iterator().next();

        assertTrue(
                next.changesSince(a.id(), new ModSeq(5), ModSeq.ZERO) instanceof MailboxDelta.Reset,
                "the log does not reach back");
        assertTrue(next.contentsSince(new ModSeq(5)).isReset());
        assertEquals(
                a.messages().count(),
                next.contentsSince(new ModSeq(5)).emails().getLongCardinality());
    }

    @Test
    void loadingFindsTheCheckpointThatReplacedTheOneItBeganWith() {
        SteppedClock clock = new SteppedClock();
        rig.retaining(Duration.ZERO).with(clock);
        AccountOwners node = rig.node();
        rig.create(node.owner(OwnerRig.ACCOUNT), "a");
        node.close();
        Checkpoint first =
                rig.log().head(OwnerRig.ACCOUNT).orElseThrow().checkpoint().orElseThrow();
        List<Runnable> beforeRoot = new ArrayList<>();
        rig.withSnapshots(it ->
                new SnapshotStore() {
                    @Override
                    public void put(AccountId account, ObjectId id, Octets object) {
                        it.put(account, id, object);
                    }

                    @Override
                    public Octets get(AccountId account, ObjectId id) {
                        if (id.equals(first.root()) && !beforeRoot.isEmpty()) {
                            beforeRoot.removeFirst().run();
                        }
                        return it.get(account, id);
                    }

                    @Override
                    public void delete(AccountId account, Collection<ObjectId> ids) {
                        it.delete(account, ids);
                    }
                });
        beforeRoot.add(() -> {
            for (int i = 0; i < 6; i++) {
                clock.forward(Duration.ofDays(3));
                AccountOwners faster = rig.node();
                rig.append(faster.owner(OwnerRig.ACCOUNT), "a", 1);
                faster.close();
            }
        });

        assertEquals(6, rig.owner().current().mailboxes().iterator().next().messages().count());
    }
}
