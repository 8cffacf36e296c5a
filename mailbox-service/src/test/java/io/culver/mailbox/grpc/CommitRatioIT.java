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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much of what the driver alone can commit is left when the mailbox service commits: both in
 * turn, on the same node, with batches of the same size. A measure: {@code
 * -Dculver.commit.seconds=10} turns it on, see perf/README.md.
 */
@EnabledIfSystemProperty(named = "culver.commit.seconds", matches = "[1-9][0-9]*")
class CommitRatioIT {
    private static final Duration ROUND =
            Duration.ofSeconds(Integer.getInteger("culver.commit.seconds", 1));
    private static final int ROUNDS = 5;

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
    private record Crowd(int accounts, int writers) {}

    /** What came of one round. */
    private record Rate(double commits, double entries, int octets) {}

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
        var _ = service(accounts, crowd.writers); // warms up
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            Rate rate = service(accounts, crowd.writers);
            int entries = (int) Math.max(1, Math.round(rate.entries));
            double alone = driver.rate(crowd.accounts, entries, rate.octets, ROUND);
            ratios.add(rate.commits / alone);
            System.out.printf(
                    "%d accounts, %d writers each: service %.0f commits/s of %.1f entries, %.0f"
                            + " changes/s; driver alone %.0f commits/s of %d entries of %d octets;"
                            + " ratio %.2f%n",
                    crowd.accounts,
                    crowd.writers,
                    rate.commits,
                    rate.entries,
                    rate.commits * rate.entries,
                    alone,
                    entries,
                    rate.octets,
                    rate.commits / alone);
        }
        ratios.sort(null);
        System.out.printf(
                "%d accounts, %d writers each: ratio %.2f (median of %d)%n",
                crowd.accounts, crowd.writers, ratios.get(ROUNDS / 2), ROUNDS);
        assertTrue(ratios.getLast() > 0);
    }

    private Rate service(List<ByteString> accounts, int writers) throws Exception {
        double commits = committed();
        double entries = entries();
        long begin = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (ByteString account : accounts) {
                for (int i = 0; i < writers; i++) {
                    String name = "of writer " + i;
                    all.add(threads.submit(() -> write(account, name, begin + ROUND.toNanos())));
                }
            }
            for (Future<?> it : all) {
                it.get();
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        double done = committed() - commits;
        return new Rate(done / seconds, (entries() - entries) / done, lastEntry(accounts));
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
