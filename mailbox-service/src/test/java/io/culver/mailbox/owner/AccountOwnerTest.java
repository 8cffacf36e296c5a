package io.culver.mailbox.owner;

import static io.culver.mailbox.domain.Story.add;
import static io.culver.mailbox.domain.Story.remove;
import static io.culver.mailbox.domain.Story.uids;
import static io.culver.testkit.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MailboxDelta;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.OpId;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AccountOwnerTest {
    private final OwnerRig rig = new OwnerRig(1);

    private static MailError errorOf(Runnable call) {
        return assertThrows(MailException.class, call::run).error();
    }

    private static MailboxId id(AccountOwner owner, String name) {
        return owner.current().mailbox(new MailboxName(name)).orElseThrow().id();
    }

    @Test
    void tellsThatThereIsNoSuchAccount() {
        AccountOwner owner = rig.node().owner(new AccountId(new UUID(9, 9)));

        assertEquals(MailError.NO_SUCH_ACCOUNT, errorOf(owner::current));
        assertEquals(MailError.NO_SUCH_ACCOUNT, errorOf(() -> rig.create(owner, "a")));
    }

    @Test
    void answersARepeatedOperationAsBeforeOnAnyNode() {
        AccountOwner one = rig.owner();
        OpId op = rig.newOp();
        Answer answer = one.execute(op, Story.create("a"));

        assertEquals(answer, one.execute(op, Story.create("a")));
        assertEquals(answer, rig.owner().execute(op, Story.create("a")));
        assertEquals(MailError.ALREADY_EXISTS, errorOf(() -> rig.create(one, "a")));
    }

    @Test
    void requestsThatComeTogetherShareACommitAndRepeatsAmongThemAreDoneOnce() throws Exception {
        List<GatedLog> gates = new ArrayList<>();
        rig.withLog(log -> {
            gates.add(new GatedLog(log));
            return gates.getFirst();
        });
        GatedLog gate = gates.getFirst();
        AccountOwner owner = rig.owner();
        rig.create(owner, "a");
        rig.append(owner, "a", 3);
        gate.shut();
        Thread first = Thread.startVirtualThread(() -> rig.create(owner, "first"));
        eventually(gate::someoneWaits);

        OpId op = rig.newOp();
        ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            threads.add(
                    Thread.startVirtualThread(
                            () -> answers.add(owner.execute(op, Story.create("b/c")))));
            threads.add(Thread.startVirtualThread(() -> rig.append(owner, "a", 1)));
        }
        eventually(() -> threads.stream().allMatch(it -> it.getState() == Thread.State.WAITING));
        long before = rig.meters().get("culver.owner.commit.entries").summary().count();
        gate.open();
        for (Thread it : threads) {
            it.join();
        }
        first.join();

        assertEquals(1, rig.meters().get("culver.owner.commit.entries").summary().count() - before);
        assertEquals(1, Set.copyOf(answers).size());
        assertEquals(20, answers.size());
        assertEquals(
                uids(1, 23),
                owner.cached().mailbox(id(owner, "a")).orElseThrow().messages().uids());
    }

    @Test
    void refusesWhatDoesNotFitIntoAnEntry() {
        AccountOwner owner = rig.owner();
        rig.create(owner, "a");

        assertEquals(MailError.LIMIT, errorOf(() -> rig.append(owner, "a", 20_000)));
        assertEquals(
                UidSet.EMPTY,
                owner.current().mailbox(id(owner, "a")).orElseThrow().messages().uids());
    }

    @Test
    void refusesWhatTheQueueHasNoRoomFor() throws Exception {
        List<GatedLog> gates = new ArrayList<>();
        rig.withLog(log -> {
            gates.add(new GatedLog(log));
            return gates.getFirst();
        });
        AccountOwner owner = rig.owner();
        gates.getFirst().shut();
        ConcurrentLinkedQueue<MailError> refusals = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < OwnerLimits.QUEUED_REQUESTS + OwnerLimits.COMMIT_ENTRIES + 50; i++) {
            Request request = new Request.Subscribe(new MailboxName("s" + i));
            threads.add(
                    Thread.startVirtualThread(() -> {
                        try {
                            owner.execute(rig.newOp(), request);
                        } catch (MailException refusal) {
                            refusals.add(refusal.error());
                        }
                    }));
        }
        eventually(() -> refusals.size() >= 50);
        gates.getFirst().open();
        for (Thread it : threads) {
            it.join();
        }

        assertEquals(Set.of(MailError.UNAVAILABLE), Set.copyOf(refusals));
        assertEquals(threads.size() - refusals.size(), owner.current().subscriptions().size());
    }

    @Test
    void currentSeesWhatAnotherNodeDidAndCachedNeedNot() {
        AccountOwner one = rig.owner();
        AccountOwner other = rig.owner();
        rig.create(one, "a");
        assertEquals(1, other.cached().mailboxCount());
        rig.create(one, "b");

        assertEquals(1, other.cached().mailboxCount());
        assertEquals(2, other.current().mailboxCount());
    }

    @Test
    void whatSeemsSoAlreadyIsCheckedAgainstTheLog() {
        AccountOwner one = rig.owner();
        AccountOwner other = rig.owner();
        rig.create(one, "a");
        rig.append(one, "a", 1);
        MailboxId a = id(one, "a");
        Request seen = new Request.StoreFlags(a, uids(1, 1), add("\\Seen"));
        one.execute(rig.newOp(), seen);
        other.execute(rig.newOp(), new Request.StoreFlags(a, uids(1, 1), remove("\\Seen")));

        Answer.Stored again = (Answer.Stored) one.execute(rig.newOp(), seen);

        assertEquals(uids(1, 1), again.changed());
        assertEquals(MailError.ALREADY_EXISTS, errorOf(() -> rig.create(other, "a")));
    }

    @Test
    void listenersHearEveryChangeInOrder() {
        AccountOwners node = rig.node();
        List<ModSeq> heard = new ArrayList<>();
        List<MailboxId> changed = new ArrayList<>();
        AccountOwner owner = node.owner(OwnerRig.ACCOUNT);
        owner.current();
        var listening =
                node.listen(
                        OwnerRig.ACCOUNT,
                        (seq, mailboxes) -> {
                            heard.add(seq);
                            changed.addAll(mailboxes);
                        });
        rig.create(owner, "a");
        rig.create(rig.owner(), "b");
        owner.current();
        listening.close();
        rig.create(owner, "c");

        assertEquals(List.of(new ModSeq(1), new ModSeq(2)), heard);
        assertEquals(List.of(id(owner, "a"), id(owner, "b")), changed);
    }

    @Test
    void aListenerThatFailsHarmsNobody() {
        AccountOwners node = rig.node();
        node.listen(
                OwnerRig.ACCOUNT,
                (_, _) -> {
                    throw new IllegalStateException("a bug");
                });

        rig.create(node.owner(OwnerRig.ACCOUNT), "a");

        assertEquals(1, rig.owner().current().mailboxCount());
    }

    @Test
    void anErrorEndsItsGroupAndNotTheAccount() {
        AtomicInteger errors = new AtomicInteger(1);
        rig.withLog(log ->
                new ForwardingLog(log) {
                    @Override
                    public AppendOutcome append(AccountId account, Head expected, Commit commit) {
                        if (errors.getAndDecrement() > 0) {
                            throw new AssertionError("for once");
                        }
                        return super.append(account, expected, commit);
                    }
                });
        AccountOwner owner = rig.owner();

        assertEquals(MailError.OUTCOME_UNKNOWN, errorOf(() -> rig.create(owner, "a")));
        rig.create(owner, "a");
    }

    @Test
    void emailIdsAreNeverGivenTwice() throws Exception {
        ConcurrentLinkedQueue<Long> ids = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (AccountOwner owner : List.of(rig.owner(), rig.owner())) {
            rig.create(owner, "m" + threads.size());
            for (int i = 0; i < 8; i++) {
                String name = "t" + threads.size();
                threads.add(
                        Thread.startVirtualThread(() -> {
                            for (int k = 0; k < 100; k++) {
                                ids.add(owner.newEmailId().value());
                                owner.execute(
                                        rig.newOp(),
                                        k % 2 == 0
                                                ? new Request.Subscribe(new MailboxName(name))
                                                : new Request.Unsubscribe(new MailboxName(name)));
                            }
                        }));
            }
        }
        for (Thread it : threads) {
            it.join();
        }

        assertEquals(1600, ids.size());
        assertEquals(1600, Set.copyOf(ids).size());
    }

    @Test
    void recentIsWhatNobodyClaimed() {
        AccountOwner owner = rig.owner();
        rig.create(owner, "a");
        rig.append(owner, "a", 2);
        MailboxState a = owner.current().mailbox(new MailboxName("a")).orElseThrow();

        assertEquals(new Uid(1), owner.recentFrom(a.id()));
        assertEquals(new Uid(1), owner.claimRecent(a));
        assertEquals(new Uid(3), owner.recentFrom(a.id()));
        rig.append(owner, "a", 1);
        assertEquals(1, owner.current().mailbox(a.id()).orElseThrow().status(new Uid(3)).recent());
    }

    @Test
    void unresolvedOutcomeIsToldAsUnknownAndRetryingFindsOut() {
        AtomicLong seconds = new AtomicLong(1_800_000_000);
        Clock hasty =
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return Instant.ofEpochSecond(seconds.incrementAndGet());
                    }
                };
        List<SilentLog> silent = new ArrayList<>();
        rig.with(hasty)
                .withLog(log -> {
                    silent.add(new SilentLog(log));
                    return silent.getFirst();
                });
        AccountOwner owner = rig.owner();
        owner.current();
        OpId op = rig.newOp();
        silent.getFirst().fallSilent();

        assertEquals(
                MailError.OUTCOME_UNKNOWN, errorOf(() -> owner.execute(op, Story.create("a"))));

        silent.getFirst().speak();
        Answer.Created found = (Answer.Created) owner.execute(op, Story.create("a"));
        assertEquals(new ModSeq(1), found.modSeq());
        assertEquals(1, owner.current().mailboxCount());
    }

    /** Appends, but does not say so. */
    private static final class SilentLog extends ForwardingLog {
        private volatile boolean isSilent;

        SilentLog(AccountLog log) {
            super(log);
        }

        void fallSilent() {
            isSilent = true;
        }

        void speak() {
            isSilent = false;
        }

        @Override
        public AppendOutcome append(AccountId account, Head expected, Commit commit) {
            AppendOutcome outcome = super.append(account, expected, commit);
            return isSilent ? new AppendOutcome.Unknown() : outcome;
        }
    }

    @Test
    void closedNodeRefusesAndLeavesACheckpoint() {
        AccountOwners node = rig.node();
        AccountOwner owner = node.owner(OwnerRig.ACCOUNT);
        rig.create(owner, "a");
        node.close();

        assertEquals(MailError.UNAVAILABLE, errorOf(() -> rig.create(owner, "b")));
        assertEquals(MailError.UNAVAILABLE, errorOf(() -> node.owner(OwnerRig.ACCOUNT)));
        assertTrue(rig.log().head(OwnerRig.ACCOUNT).orElseThrow().checkpoint().isPresent());
        assertEquals(1, rig.owner().current().mailboxCount());
    }

    @Test
    void changesAndContentsReachBackIntoTheLog() {
        AccountOwners node = rig.node();
        AccountOwner owner = node.owner(OwnerRig.ACCOUNT);
        rig.create(owner, "a");
        ModSeq before = rig.append(owner, "a", 2).modSeq();
        rig.append(owner, "a", 3);
        node.close();
        AccountOwner next = rig.owner();

        MailboxDelta delta = next.changesSince(id(next, "a"), before, ModSeq.ZERO);

        assertEquals(uids(3, 5), ((MailboxDelta.Changed) delta).appeared());
        assertEquals(3, next.contentsSince(before).emails().getLongCardinality());
        assertEquals(false, next.contentsSince(before).isReset());
        assertEquals(
                new MailboxDelta.Gone(), next.changesSince(new MailboxId(99), before, ModSeq.ZERO));
    }
}
