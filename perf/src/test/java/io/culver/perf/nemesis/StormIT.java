package io.culver.perf.nemesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.perf.history.Event;
import io.culver.perf.history.History;
import io.culver.perf.history.Verb;
import io.culver.perf.invariant.Checker;
import io.culver.perf.invariant.Verdict;
import io.culver.perf.storm.StormSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A storm over a process with the embedded store, which is killed and stopped again and again: less
 * than a minute of what {@code perf/storm} does to a cluster for hours.
 */
class StormIT {
    private static final List<Fault> FAULTS = List.of(Fault.F1, Fault.F7);
    private static final int USERS = 4;
    private static final Duration PUSH = Duration.ofSeconds(2);

    @TempDir private Path folder;

    @Test
    void nothingIsViolatedWhenTheProcessIsKilled() throws Exception {
        Path history = folder.resolve("history");
        try (var cluster = StormCluster.start(ClusterSetting.EMBEDDED, FAULTS, folder)) {
            cluster.addAccounts(USERS);
            var setting =
                    new StormSetting(
                            cluster.endpoints(),
                            false,
                            USERS,
                            4,
                            Long.MAX_VALUE,
                            Duration.ofSeconds(30),
                            Duration.ofMillis(20),
                            Duration.ofSeconds(4),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(2),
                            42,
                            StormCluster.PASSWORD);
            StormRun.over(
                    cluster,
                    setting,
                    FAULTS,
                    Duration.ofSeconds(10),
                    Duration.ofMillis(500),
                    history);
        }
        List<Event> events = History.read(history);
        Verdict verdict = Checker.check(events, PUSH);
        String report = new StormReport(events, verdict).text();
        System.out.println(report);
        assertEquals(0, verdict.total(), report);
        assertTrue(events.stream().filter(event -> event.verb() == Verb.FAULT).count() > 0);
        assertTrue(events.stream().filter(Event::isOk).count() > 500);
    }
}
