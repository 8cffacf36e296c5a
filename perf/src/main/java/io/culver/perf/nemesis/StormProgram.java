package io.culver.perf.nemesis;

import io.culver.perf.history.Event;
import io.culver.perf.history.History;
import io.culver.perf.history.HistoryFile;
import io.culver.perf.invariant.Checker;
import io.culver.perf.invariant.Verdict;
import io.culver.perf.report.Machine;
import io.culver.perf.storm.Storm;
import io.culver.perf.storm.StormClock;
import io.culver.perf.storm.StormSetting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code perf/storm}: storms over a cluster of processes with faults, checks, and reports. */
public final class StormProgram {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm", Locale.ROOT);
    private static final Duration PUSH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final int USAGE_ERROR = 2;

    private StormProgram() {}

    /**
     * Exits with 1 if something is violated, with 2 if the options make no sense.
     *
     * @param arguments the root of the project, an empty directory, then the options
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        StormOptions options;
        try {
            options = StormOptions.parse(given.subList(2, given.size()), System.nanoTime());
        } catch (IllegalArgumentException e) {
            System.err.println("perf/storm: " + e.getMessage());
            System.err.println(StormOptions.USAGE);
            System.exit(USAGE_ERROR);
            return;
        }
        Verdict verdict = run(Path.of(given.get(0)), Path.of(given.get(1)), options);
        System.exit(verdict.total() == 0 ? 0 : 1);
    }

    private static Verdict run(Path home, Path directory, StormOptions options)
            throws IOException, InterruptedException {
        if (options.check().isPresent()) {
            return report(home, options, options.check().get());
        }
        Path history = options.history().orElse(directory.resolve("history"));
        System.out.println("seed " + options.seed());
        if (!options.endpoints().isEmpty()) {
            try (var file = new HistoryFile(history)) {
                StormSetting setting = setting(options, options.endpoints());
                new Storm(setting, new StormClock(), file).run(() -> {});
            }
        } else {
            try (var cluster = StormCluster.start(options.cluster(), options.faults(), directory)) {
                cluster.addAccounts(options.users());
                System.out.println("the cluster stands");
                StormSetting setting = setting(options, cluster.endpoints());
                StormRun.over(
                        cluster,
                        setting,
                        options.faults(),
                        options.calm(),
                        options.length(),
                        history);
            }
        }
        return report(home, options, history);
    }

    private static StormSetting setting(StormOptions options, List<InetSocketAddress> endpoints) {
        return new StormSetting(
                endpoints,
                options.isTls(),
                options.users(),
                options.sessions(),
                options.operations(),
                options.duration(),
                options.pause(),
                options.idle(),
                PATIENCE,
                SETTLING,
                options.seed(),
                options.password());
    }

    private static Verdict report(Path home, StormOptions options, Path history)
            throws IOException {
        List<Event> events = History.read(history);
        Verdict verdict = Checker.check(events, PUSH);
        LocalDateTime date = LocalDateTime.now(ZoneOffset.UTC);
        String text =
                "# Storm\n\n- Date: "
                        + date.withNano(0)
                        + " UTC\n- Machine: "
                        + Machine.hardware()
                        + "\n- Software: "
                        + Machine.software()
                        + "\n- Load after the run: "
                        + Machine.load()
                        + "\n- Revision: "
                        + System.getProperty("culver.revision", "unknown")
                        + "\n- Seed: "
                        + options.seed()
                        + "\n- Cluster: "
                        + options.cluster()
                        + ", "
                        + options.users()
                        + " users of "
                        + options.sessions()
                        + " sessions\n"
                        + new StormReport(events, verdict).text();
        Path file = home.resolve("perf/results").resolve(DATE.format(date) + "-storm.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        System.out.println(text);
        System.out.println("Written: " + file);
        return verdict;
    }
}
