package io.culver.search.exact;

import io.culver.mailbox.store.embedded.EmbeddedConfig;
import io.culver.mailbox.store.embedded.EmbeddedStore;
import io.culver.model.SearchCriteria;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Measures how long the mailbox's owner takes to look through messages where there is no index: the
 * first of a file in mbox format, in the embedded store, files being in memory. A program, not a
 * test: {@code main} with the file, the number of messages and an empty directory. perf/README.md
 * has its figures.
 */
final class ScanSpeed {
    private static final int TIMES = 11;
    private static final String NOWHERE = "zyzzogeton";

    private ScanSpeed() {}

    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        List<byte[]> mails = Mbox.read(Path.of(arguments[0])).stream().limit(count).toList();
        long octets = mails.stream().mapToLong(mail -> mail.length).sum();
        System.out.printf("%d messages, %d KiB%n", mails.size(), octets >> 10);
        var config = EmbeddedConfig.in(Path.of(arguments[2]));
        try (var store = EmbeddedStore.open(config)) {
            var scan = new OwnerScan(store, mails);
            for (SearchCriteria wanted :
                    List.of(
                            new SearchCriteria.Header("Subject", NOWHERE),
                            new SearchCriteria.Body(NOWHERE),
                            new SearchCriteria.Text(NOWHERE))) {
                double[] millis = new double[TIMES];
                for (int time = 0; time < TIMES; time++) {
                    long begin = System.nanoTime();
                    int found = scan.find(wanted).size();
                    millis[time] = (System.nanoTime() - begin) / 1e6;
                    if (found > 0) {
                        throw new IllegalStateException("found: " + wanted);
                    }
                }
                double first = millis[0];
                Arrays.sort(millis);
                System.out.printf(
                        "%s: %.0f ms in the middle, the first time %.0f ms%n",
                        wanted, millis[TIMES / 2], first);
            }
        }
    }
}
