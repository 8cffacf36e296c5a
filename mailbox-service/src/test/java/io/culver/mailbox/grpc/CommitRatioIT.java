package io.culver.mailbox.grpc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.culver.mailbox.store.cassandra.CassandraConfig;
import io.culver.mailbox.store.cassandra.CassandraStore;
import io.culver.mailbox.store.cassandra.DriverCommits;
import io.culver.mailbox.store.cassandra.SharedCassandra;
import io.culver.model.ModSeq;
import io.culver.proto.IdCodec;
import io.culver.proto.mailbox.v1.SubscribeRequest;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much of what the driver alone can commit is left when the mailbox service commits: both in
 * turn, on the same node, with batches of the same size, after both have run until they are no
 * longer getting faster. The CPU time of a commit is told beside it, which depends less on what
 * else the machine does. A measure: {@code -Dculver.commit.seconds=5} turns it on, see
 * perf/README.md.
 */
@EnabledIfSystemProperty(named = "culver.commit.seconds", matches = "[1-9][0-9]*")
class CommitRatioIT {
    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("culver.commit.seconds", 1));
    private static final int ROUNDS = 5;

    /** On a machine that does much else, two rounds may never be alike. */
    private static final int WARM_UP_MAX = 10;

    /** Rounds that differ by no more are alike. */
    private static final double ALIKE = 0.03;

    @TempDir private static Path folder;
    private static CassandraConfig config;
    private static CassandraStore store;
    private static RunningService running;
    private int names;

    @BeforeAll
    static void open() throws Exception {
        config = SharedCassandra.config("commit_ratio");
        store = CassandraStore.open(config, OpenTelemetry.noop());
        running = new RunningService(folder, store);
    }

    @AfterAll
    static void close() {
        running.close();
        store.close();
    }

    /** Who commits: so many accounts, in each of which so many clients change something. */
    private record Crowd(int accounts, int writers) {
        @Override
        public String toString() {
            return accounts + " accounts, " + writers + " writers each";
        }
    }

    /** One round of both. */
    private record Round(Work service, Work driver, double entries, int octets) {
        double ratio() {
            return service.rate() / driver.rate();
        }

        boolean isLike(Round other) {
            return isLike(service.rate(), other.service.rate())
                    && isLike(driver.rate(), other.driver.rate());
        }

        private static boolean isLike(double some, double other) {
            return Math.abs(some - other) <= ALIKE * other;
        }
    }

    @Test
    void serviceBesideTheDriverAlone() throws Exception {
        try (DriverCommits driver = new DriverCommits(config)) {
            compare(driver, new Crowd(32, 1));
            compare(driver, new Crowd(8, 16));
            compare(driver, new Crowd(1, 64));
        }
    }

    private void compare(DriverCommits driver, Crowd crowd) throws Exception {
        List<ByteString> accounts = new ArrayList<>();
        for (int i = 0; i < crowd.accounts; i++) {
            accounts.add(running.addAccount("user" + names++ + "@example.org", "password"));
        }
        warmUp(driver, accounts, crowd);
        List<Round> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            rounds.add(round(driver, accounts, crowd));
        }
        System.out.printf(
                "%s: medians of %d: ratio %.2f; CPU of a commit, here and in Cassandra: service %s,"
                        + " driver alone %s%n",
                crowd,
                ROUNDS,
                median(rounds, Round::ratio),
                cpu(rounds, Round::service),
                cpu(rounds, Round::driver));
        assertTrue(median(rounds, Round::ratio) > 0);
    }

    private void warmUp(DriverCommits driver, List<ByteString> accounts, Crowd crowd)
            throws Exception {
        Round last = round(driver, accounts, crowd);
        for (int i = 1; i < WARM_UP_MAX; i++) {
            Round next = round(driver, accounts, crowd);
            if (next.isLike(last)) {
                System.out.printf("%s: warm after %d rounds%n", crowd, i + 1);
                return;
            }
            last = next;
        }
        System.out.printf("%s: not alike after %d rounds%n", crowd, WARM_UP_MAX);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }

    private static String cpu(List<Round> rounds, Function<Round, Work> side) {
        return "%.0f + %.0f µs"
                .formatted(
                        median(rounds, it -> side.apply(it).here()),
                        median(rounds, it -> side.apply(it).cassandra()));
    }

    private Round round(DriverCommits driver, List<ByteString> accounts, Crowd crowd)
            throws Exception {
        double before = entries();
        Work service = Work.of(() -> service(accounts, crowd.writers));
        double entries = (entries() - before) / service.commits();
        int octets = lastEntry(accounts);
        int each = (int) Math.max(1, Math.round(entries));
        Work alone = Work.of(() -> driver.commit(crowd.accounts, each, octets, ROUND));
        Round round = new Round(service, alone, entries, octets);
        System.out.printf(
                "%s: service %s of %.1f entries of %d octets; driver alone %s; ratio %.2f%n",
                crowd, service, entries, octets, alone, round.ratio());
        return round;
    }

    /** Until the round is over. Returns how many commits there were. */
    private double service(List<ByteString> accounts, int writers) throws Exception {
        double before = committed();
        long end = System.nanoTime() + ROUND.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (ByteString account : accounts) {
                for (int i = 0; i < writers; i++) {
                    String name = "of writer " + i;
                    all.add(threads.submit(() -> write(account, name, end)));
                }
            }
            for (Future<?> it : all) {
                it.get();
            }
        }
        return committed() - before;
    }

    private double committed() {
        return running.meters.get("culver.owner.commit").timer().count();
    }

    private double entries() {
        return running.meters.get("culver.owner.commit.entries").summary().totalAmount();
    }

    private int lastEntry(List<ByteString> accounts) {
        var account = IdCodec.accountId(accounts.getFirst());
        long head = store.accountLog().head(account).orElseThrow().seq().value();
        return store.accountLog()
                .entries(account, new ModSeq(head - 1), 1)
                .getFirst()
                .entry()
                .size();
    }

    /** Subscribes and unsubscribes: each is an entry. */
    private void write(ByteString account, String name, long end) {
        boolean isSubscribed = false;
        while (System.nanoTime() < end) {
            isSubscribed = !isSubscribed;
            var _ =
                    running.mailboxes()
                            .subscribe(
                                    SubscribeRequest.newBuilder()
                                            .setAccountId(account)
                                            .setOpId(RunningService.newOp())
                                            .setName(name)
                                            .setSubscribed(isSubscribed)
                                            .build());
        }
    }
}
