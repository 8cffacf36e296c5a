package io.culver.mailbox.owner;

import static io.culver.mailbox.owner.States.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.mailbox.codec.EntryCodec;
import io.culver.mailbox.codec.Retained;
import io.culver.mailbox.codec.Root;
import io.culver.mailbox.codec.RootCodec;
import io.culver.mailbox.domain.Change;
import io.culver.mailbox.domain.Entry;
import io.culver.mailbox.domain.RandomRequests;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.LogEntry;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.AccountId;
import io.culver.model.MailException;
import io.culver.model.MailboxName;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A verification finds nothing in what is sound, and every damage in what is not. */
class VerificationTest {
    private static final class ChangedLog extends ForwardingLog {
        private UnaryOperator<LogEntry> change = UnaryOperator.identity();

        ChangedLog(AccountLog log) {
            super(log);
        }

        @Override
        public List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
            return super.entries(account, since, limit).stream().map(change).toList();
        }
    }

    private final List<ChangedLog> logs = new ArrayList<>();

    private OwnerRig rig(long seed) {
        return new OwnerRig(seed)
                .withLog(it -> {
                    logs.add(new ChangedLog(it));
                    return logs.getFirst();
                });
    }

    private static void doRandomThings(OwnerRig rig, AccountOwner owner, Random random) {
        RandomRequests requests = new RandomRequests(random);
        for (int i = 0; i < 300; i++) {
            try {
                owner.execute(rig.newOp(), requests.next(owner.cached()));
            } catch (MailException refusal) {
                // what random requests ask for may not be possible
            }
        }
    }

    /** Three checkpoints, and entries after the last one. */
    private OwnerRig filled(long seed) {
        OwnerRig rig = rig(seed);
        Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            AccountOwners node = rig.node();
            doRandomThings(rig, node.owner(OwnerRig.ACCOUNT), random);
            node.close();
        }
        doRandomThings(rig, rig.owner(), random);
        return rig;
    }

    private void change(long seq, UnaryOperator<Octets> how) {
        logs.getFirst().change =
                it ->
                        it.seq().value() == seq
                                ? new LogEntry(it.seq(), it.commit(), how.apply(it.entry()))
                                : it;
    }

    private static Octets flipped(Octets octets) {
        byte[] bytes = octets.toArray();
        bytes[7] ^= 1;
        return Octets.wrap(bytes);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void findsNothingInWhatIsSound(long seed) {
        OwnerRig rig = filled(seed);
        AccountOwners node = rig.node();
        var loaded = node.owner(OwnerRig.ACCOUNT).current();

        Verification verification = node.verify(OwnerRig.ACCOUNT);

        assertEquals(List.of(), verification.differences());
        assertSame(loaded, verification.state().orElseThrow());
        assertTrue(verification.entries() > 0);
    }

    @Test
    void findsEachDamagedEntryWhereverItIs() {
        OwnerRig rig = filled(4);
        var head = rig.log().head(OwnerRig.ACCOUNT).orElseThrow();
        for (long seq = head.floor().value() + 1; seq <= head.seq().value(); seq += 37) {
            change(seq, VerificationTest::flipped);
            assertEquals(
                    "entry " + seq + ": Stored data are damaged",
                    rig.node().verify(OwnerRig.ACCOUNT).differences().getFirst());
        }
    }

    /** Somebody changed an entry, checksum and predecessor and all. */
    @Test
    void findsAnEntryThatIsWholeButNotTheOneThatWas() {
        OwnerRig rig = filled(5);
        long seq = rig.log().head(OwnerRig.ACCOUNT).orElseThrow().seq().value() - 3;
        change(
                seq,
                it -> {
                    EntryCodec.Linked was = EntryCodec.decode(it);
                    var other = new Change.Subscribed(new MailboxName("forged"));
                    var entry =
                            new Entry(
                                    was.entry().op(),
                                    was.entry().request(),
                                    was.entry().time(),
                                    other);
                    return EntryCodec.encode(entry, was.predecessor());
                });
        assertEquals(
                "entry " + (seq + 1) + ": does not follow the one before it",
                rig.node().verify(OwnerRig.ACCOUNT).differences().getFirst());
    }

    /** Likewise, and all that follow it: only the checkpoint still knows what was. */
    @Test
    void findsAForgedHistory() {
        OwnerRig rig = filled(6);
        var head = rig.log().head(OwnerRig.ACCOUNT).orElseThrow();
        long first = head.checkpoint().orElseThrow().seq().value() - 20;
        EntryHash[] before = {new EntryHash(new UUID(0, 0))};
        logs.getFirst().change =
                it -> {
                    if (it.seq().value() < first) {
                        before[0] = EntryHash.of(it.entry());
                        return it;
                    }
                    EntryCodec.Linked was = EntryCodec.decode(it.entry());
                    boolean isFirst = it.seq().value() == first;
                    var forged = new Change.Subscribed(new MailboxName("forged"));
                    var entry =
                            new Entry(
                                    was.entry().op(),
                                    was.entry().request(),
                                    was.entry().time(),
                                    isFirst ? forged : was.entry().change());
                    Octets octets = EntryCodec.encode(entry, before[0]);
                    before[0] = EntryHash.of(octets);
                    return new LogEntry(it.seq(), it.commit(), octets);
                };
        List<String> differences = rig.node().verify(OwnerRig.ACCOUNT).differences();
        assertTrue(
                differences.contains(
                        "checkpoint: names another entry "
                                + head.checkpoint().orElseThrow().seq().value()
                                + " than there is"),
                differences::toString);
        assertTrue(
                differences.contains("checkpoint: other names or subscriptions"),
                differences::toString);
        assertTrue(
                differences.contains("head: names another last entry than there is"),
                differences::toString);
    }

    /** Twenty days of changes: checkpoints of the past, and archives between them. */
    private final SteppedClock clock = new SteppedClock();

    private OwnerRig withAPast() {
        OwnerRig rig = rig(8).with(clock).bounded(new LogBounds(40, 20, 0));
        Random random = new Random(8);
        for (int day = 0; day < 20; day++) {
            AccountOwners node = rig.node();
            clock.forward(Duration.ofDays(1));
            doRandomThings(rig, node.owner(OwnerRig.ACCOUNT), random);
            node.close();
        }
        Retained kept = retained(rig);
        assertTrue(kept.bases().size() > 5 && kept.archives().size() > 5, kept::toString);
        return rig;
    }

    private static Retained retained(OwnerRig rig) {
        var head = rig.log().head(OwnerRig.ACCOUNT).orElseThrow();
        return rig.checkpoints().readStored(head.checkpoint().orElseThrow()).retained();
    }

    private static void replace(OwnerRig rig, ObjectId id, UnaryOperator<Octets> how) {
        var snapshots = rig.store().snapshots();
        snapshots.put(OwnerRig.ACCOUNT, id, how.apply(snapshots.get(OwnerRig.ACCOUNT, id)));
    }

    @Test
    void readsThePastAndFindsNothingInWhatIsSound() {
        OwnerRig rig = withAPast();
        Verification verification = rig.node().verify(OwnerRig.ACCOUNT);

        assertEquals(List.of(), verification.differences());
        Retained kept = retained(rig);
        long first = kept.archives().getFirst().first().value();
        long last = rig.log().head(OwnerRig.ACCOUNT).orElseThrow().seq().value();
        assertEquals(last - first + 1, verification.entries());
    }

    @Test
    void findsADamagedOrMissingArchive() {
        OwnerRig rig = withAPast();
        Retained.Archive archive = retained(rig).archives().get(3);
        String name = "archive from " + archive.first().value() + ": ";
        replace(rig, archive.id(), VerificationTest::flipped);
        assertEquals(
                List.of(name + "Stored data are damaged"),
                rig.node().verify(OwnerRig.ACCOUNT).differences());

        rig.store().snapshots().delete(OwnerRig.ACCOUNT, List.of(archive.id()));
        var differences = rig.node().verify(OwnerRig.ACCOUNT).differences();
        assertEquals(1, differences.size(), differences::toString);
        assertTrue(differences.getFirst().startsWith(name), differences::toString);
    }

    @Test
    void findsADamagedCheckpointOfThePast() {
        OwnerRig rig = withAPast();
        Retained.Past base = retained(rig).bases().get(2);
        replace(rig, base.root(), VerificationTest::flipped);
        assertEquals(
                List.of(
                        "checkpoint of the past at "
                                + base.seq().value()
                                + ": Stored data are damaged"),
                rig.node().verify(OwnerRig.ACCOUNT).differences());
    }

    /** Whole, but not what the entries come to: as a node with a fault would have written it. */
    @Test
    void findsACheckpointOfThePastThatIsOfAnotherState() {
        OwnerRig rig = withAPast();
        Retained.Past base = retained(rig).bases().get(2);
        replace(
                rig,
                base.root(),
                it -> {
                    Root root = RootCodec.decode(it, base.root());
                    Root other =
                            new Root(
                                    root.counters(),
                                    root.hash(),
                                    root.previous(),
                                    List.of(new MailboxName("forged")),
                                    root.quota(),
                                    root.window(),
                                    root.catalogues(),
                                    root.bundles(),
                                    root.deltas(),
                                    root.superseded(),
                                    root.historyOctets(),
                                    root.retained());
                    return RootCodec.encode(other, base.root());
                });
        assertEquals(
                List.of(
                        "checkpoint of the past at "
                                + base.seq().value()
                                + ": other names or subscriptions"),
                rig.node().verify(OwnerRig.ACCOUNT).differences());
    }

    @Test
    void anAccountThatIsSoundAgainTakesChanges() {
        OwnerRig rig = filled(7);
        AccountOwners node = rig.node();
        long last = rig.log().head(OwnerRig.ACCOUNT).orElseThrow().seq().value();
        change(last, VerificationTest::flipped);
        AccountOwner owner = node.owner(OwnerRig.ACCOUNT);
        assertThrows(MailException.class, owner::current);
        assertEquals(3, node.verify(OwnerRig.ACCOUNT).differences().size());

        logs.getFirst().change = UnaryOperator.identity();
        assertThrows(MailException.class, () -> rig.create(owner, "again"));
        assertEquals(List.of(), node.verify(OwnerRig.ACCOUNT).differences());
        node.foundSound(OwnerRig.ACCOUNT);
        rig.create(owner, "again");
    }
}
