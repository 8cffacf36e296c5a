package io.culver.standalone.command;

import io.culver.model.AccountId;
import io.culver.model.LoginName;
import io.culver.model.MailboxName;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.administration.ImportReport;
import io.culver.standalone.administration.MailImport;
import io.culver.standalone.mailfile.MailSource;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings mail from files into an account of the running service. */
@Command(
        name = "import",
        description = {
            "Brings mail into an account: mbox files, Maildirs with their flags, directories of .eml.",
            "An import that was interrupted can be run again: what is there is not doubled."
        },
        mixinStandardHelpOptions = true)
public final class ImportCommand implements Callable<Integer> {
    private static final long MEBIBYTE = 1024L * 1024;

    @Mixin private RunningService service = new RunningService();

    @Option(names = "--account", paramLabel = "NAME", required = true, description = "The account.")
    private String account = "";

    @Option(
            names = "--mailbox",
            paramLabel = "MAILBOX",
            defaultValue = "INBOX",
            description =
                    "Where the mail goes (default: ${DEFAULT-VALUE}); made if it is not there.")
    private String mailbox = "INBOX";

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "What to import.")
    private List<Path> paths = List.of();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        List<MailSource> sources = new ArrayList<>();
        long octets = 0;
        for (Path path : paths) {
            MailSource source = MailSource.of(path);
            sources.add(source);
            octets += source.size().octets();
        }
        try (AdministrationClient client = service.connect()) {
            return read(client, sources, octets);
        }
    }

    private int read(AdministrationClient client, List<MailSource> sources, long octets)
            throws IOException {
        AccountId id = client.findAccount(new LoginName(account));
        PrintWriter err = spec.commandLine().getErr();
        ImportReport report;
        try (ProgressBar bar = bar(octets)) {
            MailImport mailImport =
                    new MailImport(
                            client,
                            id,
                            new MailboxName(mailbox),
                            new SecureRandom(),
                            bar::stepTo,
                            (where, reason) -> err.println("left out: " + where + ": " + reason));
            for (MailSource source : sources) {
                mailImport.read(source);
            }
            report = mailImport.report();
        }
        err.flush();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "imported %d messages (%d octets), %d were there already, %d left out%n",
                report.imported(), report.octets(), report.alreadyThere(), report.damaged());
        out.flush();
        return 0;
    }

    private static ProgressBar bar(long octets) {
        return new ProgressBarBuilder()
                .setTaskName("import")
                .setUnit(" MiB", MEBIBYTE)
                .setInitialMax(octets)
                .showSpeed()
                .build();
    }
}
