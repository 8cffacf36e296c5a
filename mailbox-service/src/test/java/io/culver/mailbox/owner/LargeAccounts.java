package io.culver.mailbox.owner;

import static io.culver.mailbox.domain.Story.uids;

import io.culver.mailbox.domain.MailboxState;
import io.culver.mailbox.domain.Request;
import io.culver.mailbox.domain.Story;
import io.culver.mailbox.store.AccountLog;
import io.culver.mailbox.store.AppendOutcome;
import io.culver.mailbox.store.Commit;
import io.culver.mailbox.store.Head;
import io.culver.model.AccountId;
import io.culver.model.DataSize;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/**
 * Measures accounts as large as they may be, on a store in memory: what they take of the heap and
 * of the store, how long they take to load, and what changes cost. A program, not a test: {@code
 * main} with {@code messages N}, {@code mailboxes N} or {@code churn N}. docs/data-model.md has its
 * figures.
 */
final class LargeAccounts {
    private static final DataSize HEAP = DataSize.ofMebibytes(1024);
    private static final int REPETITIONS = 21;
    private static final int CHURN = 50_000;
    private static final int ROUNDS = 4;

    private final AtomicLong logged = new AtomicLong();
    private final OwnerRig rig = new OwnerRig(1).withLog(Counted::new);
    private final Random random = new Random(2);
    private AccountOwners node = rig.node(HEAP);

    private final class Counted extends ForwardingLog {
        Counted(AccountLog log) {
            super(log);
        }

        @Override
        public AppendOutcome append(AccountId account, Head expected, Commit commit) {
            commit.entries().stream().mapToLong(Octets::size).forEach(logged::addAndGet);
            return super.append(account, expected, commit);
        }
    }

    public static void main(String[] arguments) {
        var measured = new LargeAccounts();
        int count = Integer.parseInt(arguments[1]);
        switch (arguments[0]) {
            case "messages" -> measured.messages(count);
            case "mailboxes" -> measured.mailboxes(count);
            default -> measured.churn(count);
        }
    }

    private static void tell(String what, double amount, String unit) {
        System.out.printf(Locale.ROOT, "%-40s %,12.1f %s%n", what, amount, unit);
    }

    private static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private AccountOwner owner() {
        return node.owner(OwnerRig.ACCOUNT);
    }

    private double written() {
        return rig.meters().get("culver.owner.checkpoint.size").summary().totalAmount();
    }

    private MailboxId id(String name) {
        return owner().cached().mailbox(new MailboxName(name)).map(MailboxState::id).orElseThrow();
    }

    private void fill(String mailbox, int count) {
        for (int done = 0; done < count; done += 1000) {
            rig.append(owner(), mailbox, Math.min(1000, count - done));
        }
    }

    private void begin() {
        node = rig.node(HEAP);
        long begin = System.nanoTime();
        var _ = owner().current();
        tell("load, first", (System.nanoTime() - begin) / 1e6, "ms");
        for (int i = 0; i < 3; i++) {
            node = rig.node(HEAP);
            begin = System.nanoTime();
            var _ = owner().current();
        }
        tell("load, again", (System.nanoTime() - begin) / 1e6, "ms");
    }

    private void time(String what, IntFunction<Request> request) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < REPETITIONS; i++) {
            Request it = request.apply(i);
            long begin = System.nanoTime();
            var _ = owner().execute(rig.newOp(), it);
            times.add((System.nanoTime() - begin) / 1e6);
        }
        times.sort(null);
        tell(what + ", median", times.get(REPETITIONS / 2), "ms");
        tell(what + ", worst", times.getLast(), "ms");
    }

    private void messages(int count) {
        double before = heap();
        rig.create(owner(), "a");
        rig.create(owner(), "b");
        long begin = System.nanoTime();
        fill("a", count);
        tell("fill", (System.nanoTime() - begin) / 1e9, "s");
        node.close();
        node = rig.node(HEAP); // nothing loaded: what is left is the store's
        double stored = heap();
        begin();
        tell("heap of the account", heap() - stored, "MB");
        tell("heap of the store", stored - before, "MB");
        double wasWritten = written();
        MailboxId a = id("a");
        time("STORE of 1", i -> store(a, 1 + random.nextInt(count), 1, i));
        time("STORE of 10,000", i -> store(a, 1 + 10_000L * (i % (count / 10_000)), 10_000, i));
        time("STORE of all", i -> store(a, 1, count, i));
        MailboxName b = new MailboxName("b");
        time("COPY of 10,000", i -> new Request.CopyMessages(a, uids(1, 10_000), b));
        time("STORE \\Deleted of 10,000", i -> deleted(a, 1 + 10_000L * i));
        time(
                "EXPUNGE of 10,000",
                i -> new Request.Expunge(a, uids(1 + 10_000L * i, 10_000L * (i + 1))));
        time(
                "APPEND of 1",
                _ ->
                        new Request.AppendMessages(
                                b, List.of(OwnerRig.message(owner().newEmailId()))));
        node.close();
        tell("checkpoint after all that", (written() - wasWritten) / 1e6, "MB");
        verify();
    }

    private void verify() {
        long begin = System.nanoTime();
        var differences = node.verify(OwnerRig.ACCOUNT).differences();
        tell("verify", (System.nanoTime() - begin) / 1e6, "ms, " + differences.size() + " found");
    }

    private static Request store(MailboxId mailbox, long first, long count, int i) {
        var change = i % 2 == 0 ? Story.add("\\Flagged") : Story.remove("\\Flagged");
        return new Request.StoreFlags(mailbox, uids(first, first + count - 1), change);
    }

    private static Request deleted(MailboxId mailbox, long first) {
        return new Request.StoreFlags(mailbox, uids(first, first + 9_999), Story.add("\\Deleted"));
    }

    private void mailboxes(int count) {
        double before = heap();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            rig.create(owner(), "folder " + i);
        }
        tell("CREATE, all", (System.nanoTime() - begin) / 1e6, "ms");
        tell("checkpoints", written() / 1e6, "MB");
        tell("entries", logged.get() / 1e6, "MB");
        for (int i = 0; i < count; i++) {
            rig.append(owner(), "folder " + i, 3);
        }
        node.close();
        node = rig.node(HEAP);
        double stored = heap();
        begin();
        tell("heap of the account", heap() - stored, "MB");
        tell("heap of the store", stored - before, "MB");
        begin = System.nanoTime();
        int listed = owner().current().list().size();
        tell("LIST", (System.nanoTime() - begin) / 1e6, "ms, " + listed + " names");
        double wasWritten = written();
        long wasLogged = logged.get();
        List<MailboxId> all = owner().cached().mailboxes().stream().map(MailboxState::id).toList();
        for (int i = 0; i < CHURN; i++) {
            MailboxId one = all.get(random.nextInt(all.size()));
            var _ = owner().execute(rig.newOp(), store(one, 1 + random.nextInt(3), 1, i));
        }
        node.close();
        amplification(wasWritten, wasLogged);
    }

    private void churn(int count) {
        rig.create(owner(), "a");
        fill("a", count);
        node.close();
        node = rig.node(HEAP);
        MailboxId a = id("a");
        for (int round = 1; round <= ROUNDS; round++) { // the first archives what filled it, too
            double wasWritten = written();
            long wasLogged = logged.get();
            for (int i = 0; i < CHURN; i++) {
                var _ = owner().execute(rig.newOp(), store(a, 1 + random.nextInt(count), 1, i));
            }
            amplification(wasWritten, wasLogged);
        }
        node.close();
    }

    private void amplification(double wasWritten, long wasLogged) {
        double entries = logged.get() - wasLogged;
        double checkpoints = written() - wasWritten;
        tell("entries", entries / 1e6, "MB");
        tell("checkpoints", checkpoints / 1e6, "MB");
        tell("checkpoints, octets per octet of entries", checkpoints / entries, "times");
    }
}
