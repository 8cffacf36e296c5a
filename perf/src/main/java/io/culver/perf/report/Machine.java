package io.culver.perf.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine that a run was on, as Linux tells it under {@code /proc}. */
public final class Machine {
    private static final double KIBIBYTES_IN_GIBIBYTE = 1024.0 * 1024;

    private Machine() {}

    /** Processor, cores and memory. */
    public static String hardware() throws IOException {
        long memory = Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("\\D", ""));
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %.0f GiB",
                field("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                memory / KIBIBYTES_IN_GIBIBYTE);
    }

    /** Kernel and Java. */
    public static String software() {
        return System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + ", Java "
                + Runtime.version();
    }

    /** How many processes wanted a core of late: on a busy machine, figures are too bad. */
    public static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    private static String field(String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }
}
