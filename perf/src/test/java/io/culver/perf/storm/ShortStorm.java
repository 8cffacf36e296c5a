package io.culver.perf.storm;

import io.culver.perf.history.Event;
import io.culver.perf.history.HistoryFile;
import io.culver.perf.invariant.Checker;
import io.culver.perf.invariant.Verdict;
import io.culver.perf.invariant.Violation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** A storm of some seconds, and what the checker says of it. */
record ShortStorm(long seed, List<Event> history, Verdict verdict) {
    static final int USERS = 3;
    private static final int SESSIONS = 4;
    private static final Duration PUSH = Duration.ofSeconds(1);

    static ShortStorm at(List<InetSocketAddress> endpoints, long seed, int operations)
            throws InterruptedException {
        var setting =
                new StormSetting(
                        endpoints,
                        false,
                        USERS,
                        SESSIONS,
                        operations,
                        Duration.ofSeconds(90),
                        Duration.ZERO,
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(200),
                        seed,
                        StormHost.PASSWORD);
        Queue<Event> history = new ConcurrentLinkedQueue<>();
        new Storm(setting, new StormClock(), history::add).run(() -> {});
        List<Event> events = List.copyOf(history);
        return new ShortStorm(seed, events, Checker.check(events, PUSH));
    }

    /** What was violated, and where the history is; nothing if nothing was. */
    String violations() throws IOException {
        if (verdict.counts().isEmpty()) {
            return "";
        }
        Path file = Path.of("target", "storm-" + seed + ".history");
        try (var out = new HistoryFile(file)) {
            history.forEach(out);
        }
        return "seed "
                + seed
                + " "
                + verdict.counts()
                + ", "
                + file.toAbsolutePath()
                + "\n"
                + verdict.first().stream().map(Violation::text).collect(Collectors.joining("\n"));
    }
}
