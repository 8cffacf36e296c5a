package io.culver.perf;

import io.culver.perf.report.Machine;
import io.culver.perf.report.MarkdownTable;
import io.culver.perf.report.RatioPlot;
import io.culver.perf.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code perf/run}: measures, and writes {@code perf/results/<date>-<what>.md}. */
public final class Benchmark {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmm", Locale.ROOT);
    private static final int USAGE_ERROR = 2;

    private final Path home;
    private final Path directory;
    private final Options options;

    private Benchmark(Path home, Path directory, Options options) {
        this.home = home;
        this.directory = directory;
        this.options = options;
    }

    /**
     * Measures and writes the results; exits with 2 if the options make no sense.
     *
     * @param arguments the root of the project, an empty directory, then the options
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> given = List.of(arguments);
        Options options;
        try {
            options = Options.parse(given.subList(2, given.size()));
        } catch (IllegalArgumentException e) {
            System.err.println("perf/run: " + e.getMessage());
            System.err.println(Options.USAGE);
            System.exit(USAGE_ERROR);
            return;
        }
        new Benchmark(Path.of(given.get(0)), Path.of(given.get(1)), options).run();
    }

    private void run() throws IOException, InterruptedException {
        LocalDateTime date = LocalDateTime.now(ZoneOffset.UTC);
        Map<String, String> setting = setting(date);
        var report = new Report();
        try (var run = new Run(home, directory, options, report)) {
            run.measureAll();
            setting.put("Servers", run.servers());
            Path file = write(date, setting, report, run.hasPeer());
            System.out.println("Written: " + file);
        }
    }

    private Map<String, String> setting(LocalDateTime date) throws IOException {
        Map<String, String> setting = new LinkedHashMap<>();
        setting.put("Date", date.withNano(0) + " UTC");
        setting.put("Machine", Machine.hardware());
        setting.put("Software", Machine.software());
        setting.put("Load before the run", Machine.load());
        setting.put("Revision", System.getProperty("culver.revision", "unknown"));
        return setting;
    }

    private Path write(
            LocalDateTime date, Map<String, String> setting, Report report, boolean hasPeer)
            throws IOException {
        String what = options.isOnCassandra() ? "cassandra" : "embedded";
        String size = options.isQuick() ? "-quick" : "";
        var table = new MarkdownTable(Run.OURS, hasPeer ? Optional.of(Run.PEER) : Optional.empty());
        Path file =
                home.resolve("perf/results").resolve(DATE.format(date) + "-" + what + size + ".md");
        Files.createDirectories(file.getParent());
        if (hasPeer) {
            Path plot = file.resolveSibling(file.getFileName().toString().replace(".md", ".svg"));
            Files.writeString(plot, new RatioPlot(Run.OURS, Run.PEER).draw(report));
        }
        return Files.writeString(
                file, table.write("Benchmark, " + what + " store" + size, setting, report));
    }
}
