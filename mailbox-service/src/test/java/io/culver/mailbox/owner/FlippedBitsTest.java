package io.culver.mailbox.owner;

import static io.culver.mailbox.owner.States.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.RandomRequests;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.LogEntry;
import io.culver.mailbox.store.ObjectId;
import io.culver.mailbox.store.SnapshotStore;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any one bit of anything that is stored of an account may turn over: then it is answered as
 * before, or that it is damaged, but never otherwise.
 */
class FlippedBitsTest {
    private static final int FLIPS = 150;
    private static final int REQUESTS = 250;

    /** What it comes to when there is no answer. */
    private static final Object CORRUPTION = "corruption";

    /** What readers find in place of what was written. */
    private final Map<Object, Octets> flipped = new ConcurrentHashMap<>();

    private final Map<ObjectId, Octets> objects = new ConcurrentHashMap<>();

    private final class FlippedLog extends ForwardingLog {
        FlippedLog(AccountLog log) {
            super(log);
        }

        @Override
        public List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
            return super.entries(account, since, limit).stream()
                    .map(it ->
                            new LogEntry(
                                    it.seq(),
                                    it.commit(),
                                    flipped.getOrDefault(it.seq(), it.entry())))
                    .toList();
        }
    }

    private final class FlippedSnapshots implements SnapshotStore {
        private final SnapshotStore snapshots;

        FlippedSnapshots(SnapshotStore snapshots) {
            this.snapshots = snapshots;
        }

        @Override
        public void put(AccountId account, ObjectId id, Octets object) {
            objects.put(id, object);
            snapshots.put(account, id, object);
        }

        @Override
        public Octets get(AccountId account, ObjectId id) {
            return flipped.containsKey(id) ? flipped.get(id) : snapshots.get(account, id);
        }

        @Override
        public void delete(AccountId account, Collection<ObjectId> ids) {
            ids.forEach(objects::remove);
            snapshots.delete(account, ids);
        }
    }

    /** Everything that can be asked of the account. */
    private record Answers(Object state, Map<MailboxId, Object> changes) {}

    private static Object ask(Supplier<?> question) {
        try {
            return question.get();
        } catch (MailException refusal) {
            assertEquals(MailError.CORRUPTION, refusal.error());
            return CORRUPTION;
        }
    }

    private static Answers answers(AccountOwner owner, List<MailboxId> mailboxes, ModSeq since) {
        Map<MailboxId, Object> changes = new HashMap<>();
        for (MailboxId it : mailboxes) {
            changes.put(it, ask(() -> owner.changesSince(it, since, ModSeq.ZERO)));
        }
        return new Answers(ask(owner::current), changes);
    }

    private static void doRandomThings(OwnerRig rig, AccountOwner owner, Random random) {
        RandomRequests requests = new RandomRequests(random);
        for (int i = 0; i < REQUESTS; i++) {
            try {
                owner.execute(rig.newOp(), requests.next(owner.cached()));
            } catch (MailException refusal) {
                assertTrue(refusal.error() != MailError.CORRUPTION);
            }
        }
    }

    private static Octets flip(Octets octets, Random random) {
        byte[] bytes = octets.toArray();
        int bit = random.nextInt(8 * bytes.length);
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Octets.wrap(bytes);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void areSeenOrDoNoHarm(long seed) {
        Random random = new Random(seed);
        OwnerRig rig =
                new OwnerRig(seed).withLog(FlippedLog::new).withSnapshots(FlippedSnapshots::new);
        for (int i = 0; i < 2; i++) {
            AccountOwners node = rig.node();
            doRandomThings(rig, node.owner(OwnerRig.ACCOUNT), random);
            node.close();
        }
        AccountOwner owner = rig.owner();
        doRandomThings(rig, owner, random);
        AccountState state = owner.current();
        List<MailboxId> mailboxes = state.mailboxes().stream().map(MailboxState::id).toList();
        ModSeq since = new ModSeq(state.seq().value() / 3);
        Answers expected = answers(rig.owner(), mailboxes, since);
        Map<Object, Octets> stored = new HashMap<>(objects);
        rig.log()
                .entries(OwnerRig.ACCOUNT, ModSeq.ZERO, Integer.MAX_VALUE)
                .forEach(it -> stored.put(it.seq(), it.entry()));
        List<Object> places = new ArrayList<>(stored.keySet());

        int seen = 0;
        for (int i = 0; i < FLIPS; i++) {
            Object place = places.get(random.nextInt(places.size()));
            flipped.clear();
            flipped.put(place, flip(stored.getOrDefault(place, Octets.EMPTY), random));
            Answers actual = answers(rig.owner(), mailboxes, since);
            seen += actual.state().equals(CORRUPTION) ? 1 : 0;
            assertNeverOtherwise(expected, actual);
        }
        assertTrue(seen > FLIPS / 10, "seen " + seen);
    }

    private static void assertNeverOtherwise(Answers expected, Answers actual) {
        if (actual.state() instanceof AccountState state) {
            assertSame((AccountState) expected.state(), state);
        }
        actual.changes()
                .forEach((mailbox, change) -> {
                    if (change instanceof MailboxDelta) {
                        assertEquals(expected.changes().get(mailbox), change);
                    }
                });
    }
}
