package io.culver.perf.measure;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Unit;
import io.culver.perf.server.Culver;
import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The heap of a server that runs with {@value #HEAP} while large messages pass: what is left after
 * each collection, read off its garbage collector's log. It stays flat if messages are streamed.
 */
public final class HeapUnderLoad {
    /** The server's Java option. */
    public static final String HEAP = "-Xmx256m";

    private static final Pattern COLLECTION = Pattern.compile("->(\\d+)M\\(\\d+M\\)");
    private static final Quantity BEFORE =
            Quantity.of(
                    "Heap after a collection, before 45 MB pass (" + HEAP + ")", Unit.MEBIBYTES);
    private static final Quantity DURING =
            Quantity.of("Heap after a collection, while 45 MB pass (" + HEAP + ")", Unit.MEBIBYTES);

    private HeapUnderLoad() {}

    /** What a server has to be started with for {@link #measure}. */
    public static String javaOptions(Path log) {
        return HEAP + " -Xlog:gc:file=" + log;
    }

    /**
     * Starts the server, lets large messages pass, and reads the log.
     *
     * @param culver stopped and empty, to be started with {@link #javaOptions}
     */
    public static void measure(Culver culver, Path log, LargeMessages large, Report report)
            throws IOException, InterruptedException {
        culver.start();
        try (ImapClient client = culver.login()) {
            client.command("NOOP").orThrow();
        }
        culver.collectGarbage();
        List<Double> atRest = collections(log);
        large.run(culver, report);
        culver.collectGarbage();
        List<Double> all = collections(log);
        report.add(culver.name(), BEFORE, Samples.of(atRest.getLast()));
        report.add(culver.name(), DURING, Samples.of(all.subList(atRest.size(), all.size())));
    }

    private static List<Double> collections(Path log) throws IOException {
        List<Double> mebibytes = new ArrayList<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.forEach(line -> {
                Matcher collection = COLLECTION.matcher(line);
                if (collection.find()) {
                    mebibytes.add(Double.valueOf(collection.group(1)));
                }
            });
        }
        return mebibytes;
    }
}
