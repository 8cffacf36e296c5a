package io.culver.mailbox.owner;

import static io.culver.mailbox.domain.Story.uids;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.culver.mailbox.domain.AccountState;
import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.Checkpoint;
import io.culver.mailbox.store.EntryHash;
import io.culver.mailbox.store.Head;
import io.culver.mailbox.store.LogEntry;
import io.culver.mailbox.store.ObjectId;
import io.culver.model.AccountId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.ModSeq;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was damaged is seen by whoever reads it; nothing is changed then, and nothing guessed. */
class DamageTest {
    /** A log whose readers find something else than was written. */
    private static final class DamagedLog extends ForwardingLog {
        private UnaryOperator<List<LogEntry>> entries = UnaryOperator.identity();
        private UnaryOperator<Head> head = UnaryOperator.identity();

        DamagedLog(AccountLog log) {
            super(log);
        }

        @Override
        public Optional<Head> head(AccountId account) {
            return super.head(account).map(head);
        }

        @Override
        public List<LogEntry> entries(AccountId account, ModSeq since, int limit) {
            List<LogEntry> all = super.entries(account, ModSeq.ZERO, Integer.MAX_VALUE);
            return entries.apply(all).stream()
                    .filter(it -> it.seq().isAfter(since))
                    .limit(limit)
                    .toList();
        }
    }

    private final List<DamagedLog> logs = new ArrayList<>();
    private final OwnerRig rig =
            new OwnerRig(5)
                    .withLog(it -> {
                        logs.add(new DamagedLog(it));
                        return logs.getFirst();
                    });
    private final AccountOwner writer = rig.owner();

    DamageTest() {
        rig.create(writer, "a");
        for (int i = 0; i < 5; i++) {
            rig.append(writer, "a", 1);
        }
    }

    private DamagedLog log() {
        return logs.getFirst();
    }

    private static void assertCorrupt(Executable step) {
        assertEquals(MailError.CORRUPTION, assertThrows(MailException.class, step).error());
    }

    private double damagedAccounts() {
        return rig.meters().get("culver.owner.damages").counter().count();
    }

    private static LogEntry with(LogEntry it, Octets octets) {
        return new LogEntry(it.seq(), it.commit(), octets);
    }

    private static List<LogEntry> replace(List<LogEntry> all, int index, Octets octets) {
        List<LogEntry> others = new ArrayList<>(all);
        others.set(index, with(all.get(index), octets));
        return others;
    }

    /** The same octets with another format, as a newer version would frame them. */
    private static Octets ofNewerFormat(Octets entry) {
        byte[] octets = entry.toArray();
        octets[0] = 2;
        CRC32C crc = new CRC32C();
        crc.update(octets, 0, 1);
        crc.update(octets, 5, octets.length - 5);
        for (int i = 0; i < 4; i++) {
            octets[1 + i] = (byte) (crc.getValue() >> (24 - 8 * i));
        }
        return Octets.wrap(octets);
    }

    private static Octets flipped(Octets entry) {
        byte[] octets = entry.toArray();
        octets[octets.length / 2] ^= 4;
        return Octets.wrap(octets);
    }

    private static Octets cut(Octets entry) {
        byte[] octets = new byte[entry.size() - 1];
        entry.asReadOnlyBuffer().get(octets);
        return Octets.wrap(octets);
    }

    /** The fourth entry of an account that was told to do the very same. */
    private static Octets foreign() {
        OwnerRig other = new OwnerRig(5);
        AccountId stranger = new AccountId(new UUID(9, 9));
        other.log().create(stranger);
        AccountOwner owner = other.node().owner(stranger);
        other.create(owner, "a");
        for (int i = 0; i < 5; i++) {
            other.append(owner, "a", 1);
        }
        return other.log().entries(stranger, new ModSeq(3), 1).getFirst().entry();
    }

    private static List<LogEntry> swapped(List<LogEntry> all) {
        return replace(replace(all, 3, all.get(4).entry()), 4, all.get(3).entry());
    }

    private static List<LogEntry> without(List<LogEntry> all, int index) {
        List<LogEntry> others = new ArrayList<>(all);
        others.remove(index);
        return others;
    }

    private static List<LogEntry> renumbered(List<LogEntry> all) {
        List<LogEntry> others = new ArrayList<>();
        for (LogEntry it : all) {
            var seq = new ModSeq(others.size() + 1);
            others.add(new LogEntry(seq, it.commit(), it.entry()));
        }
        return others;
    }

    private static final Map<String, UnaryOperator<List<LogEntry>>> DAMAGES =
            Map.of(
                    "flipped", it -> replace(it, 3, flipped(it.get(3).entry())),
                    "cut short", it -> replace(it, 3, cut(it.get(3).entry())),
                    "swapped", DamageTest::swapped,
                    "missing", it -> without(it, 3),
                    "missing, others moved up", it -> renumbered(without(it, 3)),
                    "missing at the end", it -> it.subList(0, it.size() - 1),
                    "duplicated", it -> replace(it, 3, it.get(2).entry()),
                    "of another account", it -> replace(it, 3, foreign()),
                    "of a newer format", it -> replace(it, 3, ofNewerFormat(it.get(3).entry())));

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "flipped",
                "cut short",
                "swapped",
                "missing",
                "missing, others moved up",
                "missing at the end",
                "duplicated",
                "of another account",
                "of a newer format"
            })
    void aDamagedLogIsSeenAndTakesNoChanges(String damage) {
        UnaryOperator<List<LogEntry>> how = DAMAGES.getOrDefault(damage, it -> it);
        log().entries = how;
        Head before = log().head(OwnerRig.ACCOUNT).orElseThrow();
        AccountOwners node = rig.node();
        AccountOwner reader = node.owner(OwnerRig.ACCOUNT);

        assertCorrupt(reader::current);
        assertCorrupt(() -> rig.create(reader, "b"));
        node.close();

        assertEquals(1, damagedAccounts());
        assertEquals(before, log().head(OwnerRig.ACCOUNT).orElseThrow());
    }

    @Test
    void aNewerFormatIsToldByName() {
        log().entries = it -> replace(it, 3, ofNewerFormat(it.get(3).entry()));
        var refusal = assertThrows(MailException.class, () -> rig.owner().current());
        assertEquals(
                "Stored data were written by a newer version: upgrade this node",
                refusal.getMessage());
    }

    /** What this node knows from before is certain, and mail that is open can be read on. */
    @Test
    void whatWasReadBeforeIsAnsweredAndChangesAreRefused() {
        AccountOwner reader = rig.owner();
        AccountState known = reader.current();
        rig.append(writer, "a", 1);
        log().entries = it -> replace(it, it.size() - 1, flipped(it.getLast().entry()));

        assertCorrupt(reader::current);
        assertEquals(known.seq(), reader.cached().seq());
        assertEquals(5, reader.cached().mailboxes().iterator().next().messages().count());
        log().entries = UnaryOperator.identity();
        assertCorrupt(() -> rig.create(reader, "b"));
        assertEquals(6, reader.current().mailboxes().iterator().next().messages().count());
    }

    /** Two nodes were let through with different entries of the same number. */
    @Test
    void aForkIsSeenByTheNodeOnTheOtherBranch() {
        EntryHash other = new EntryHash(new UUID(1, 2));
        log().head =
                it ->
                        new Head(
                                it.seq(),
                                it.commit(),
                                Optional.of(other),
                                it.checkpoint(),
                                it.floor());

        assertCorrupt(writer::current);
        assertCorrupt(() -> rig.owner().current());
        assertCorrupt(() -> rig.append(writer, "a", 1));
    }

    @Test
    void aHeadThatPointsElsewhereIsSeen() {
        for (long seq : new long[] {1, 5, 8, 70}) {
            log().head =
                    it ->
                            new Head(
                                    new ModSeq(seq),
                                    it.commit(),
                                    it.hash(),
                                    it.checkpoint(),
                                    it.floor());
            assertCorrupt(() -> rig.owner().current());
        }
    }

    @Test
    void theChainGoesOnOverACheckpoint() {
        AccountOwners node = rig.node();
        MailboxState a = node.owner(OwnerRig.ACCOUNT).current().mailboxes().iterator().next();
        node.owner(OwnerRig.ACCOUNT)
                .execute(rig.newOp(), new Request.StoreFlags(a.id(), uids(1, 2), Story.add("one")));
        node.close();
        rig.append(rig.owner(), "a", 1);
        assertEquals(6, rig.owner().current().mailboxes().iterator().next().messages().count());

        Head head = log().head(OwnerRig.ACCOUNT).orElseThrow();
        int tail = Math.toIntExact(head.checkpoint().orElseThrow().seq().value());
        log().entries = it -> replace(it, tail, it.get(tail - 1).entry());
        assertCorrupt(() -> rig.owner().current());
    }

    @Test
    void aCheckpointThatIsGoneOrAnothersIsSeen() {
        AccountOwners node = rig.node();
        node.owner(OwnerRig.ACCOUNT).current();
        node.close();
        for (long seq : new long[] {3, 7}) {
            log().head =
                    it ->
                            it.with(
                                    Optional.of(
                                            new Checkpoint(
                                                    new ModSeq(seq),
                                                    new ObjectId(new UUID(4, seq)))),
                                    it.floor());
            assertCorrupt(() -> rig.owner().current());
        }
    }

    /** Of entries below the checkpoint only changes are asked for: the mail itself is certain. */
    @Test
    void damageInWhatOnlyTellsOfThePastLeavesTheMailReadable() {
        AccountOwners node = rig.node();
        node.owner(OwnerRig.ACCOUNT).current();
        node.close();
        log().entries = it -> replace(it, 3, flipped(it.get(3).entry()));
        AccountOwner reader = rig.owner();
        MailboxState a = reader.current().mailboxes().iterator().next();

        assertCorrupt(() -> reader.changesSince(a.id(), new ModSeq(2), ModSeq.ZERO));
        assertEquals(5, reader.current().mailboxes().iterator().next().messages().count());
        assertCorrupt(() -> rig.append(reader, "a", 1));
    }
}
