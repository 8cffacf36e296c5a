package io.culver.perf.measure;

import io.culver.perf.report.Quantity;
import io.culver.perf.report.Report;
import io.culver.perf.report.Samples;
import io.culver.perf.report.Target;
import io.culver.perf.report.Unit;
import io.culver.perf.server.MailServer;
import io.culver.testkit.imap.ImapClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Fills INBOX from mbox files, one after the other, by the server's own import command: {@code
 * ./culver import}, {@code doveadm import}. The time of a file includes the start of the command.
 */
public final class ImportRate implements Measure {
    private final List<Path> files;
    private final int messagesInFile;
    private final Quantity rate;

    /**
     * @param files each holds as many messages
     */
    public ImportRate(List<Path> files, int messagesInFile, Target target) {
        this.files = List.copyOf(files);
        this.messagesInFile = messagesInFile;
        this.rate =
                Quantity.of(
                                "Import of "
                                        + Sizes.grouped(messagesInFile * files.size())
                                        + " messages",
                                Unit.MESSAGES_PER_SECOND)
                        .withTarget(target);
    }

    @Override
    public String name() {
        return "import";
    }

    @Override
    public void run(MailServer server, Report report) throws IOException, InterruptedException {
        double[] rates = new double[files.size()];
        for (int i = 0; i < rates.length; i++) {
            long begin = System.nanoTime();
            server.importMbox(files.get(i));
            rates[i] = messagesInFile / ((System.nanoTime() - begin) / 1e9);
        }
        report.add(server.name(), rate, Samples.of(rates));
        checkAllThere(server, report);
    }

    private void checkAllThere(MailServer server, Report report) {
        String wanted = "* " + messagesInFile * files.size() + " EXISTS";
        try (ImapClient client = server.login()) {
            boolean isThere =
                    client.command("EXAMINE INBOX").orThrow().untagged().stream()
                            .anyMatch(line -> line.text().equals(wanted));
            if (!isThere) {
                report.remark(server.name(), "after the import, INBOX does not say " + wanted);
            }
        }
    }
}
