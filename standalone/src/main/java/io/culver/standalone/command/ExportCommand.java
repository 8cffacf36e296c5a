package io.culver.standalone.command;

import io.culver.model.AccountId;
import io.culver.model.LoginName;
import io.culver.model.MailboxName;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.administration.MailExport;
import io.culver.standalone.mailfile.MailSink;
import io.culver.standalone.mailfile.MaildirSink;
import io.culver.standalone.mailfile.MboxSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an account's mail of the running service to files. */
@Command(
        name = "export",
        description = "Writes an account's mail to files.",
        mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
    /** The forms that mail in files can have. */
    enum Format {
        MAILDIR,
        MBOX
    }

    @Mixin private RunningService service = new RunningService();

    @Option(names = "--account", paramLabel = "NAME", required = true, description = "The account.")
    private String account = "";

    // Picocli leaves an option that was not given null.
    @Option(
            names = "--mailbox",
            paramLabel = "MAILBOX",
            description = "Only this mailbox (default: all).")
    private @Nullable String mailbox;

    @Option(
            names = "--format",
            defaultValue = "MAILDIR",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format = Format.MAILDIR;

    @Parameters(paramLabel = "DIR", description = "The directory to write to.")
    private Path folder = Path.of("");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (AdministrationClient client = service.connect();
                MailSink sink = sink()) {
            AccountId id = client.findAccount(new LoginName(account));
            long written = write(client, id, sink);
            PrintWriter out = spec.commandLine().getOut();
            out.printf("exported %d messages to %s%n", written, folder);
            out.flush();
        }
        return 0;
    }

    private long write(AdministrationClient client, AccountId id, MailSink sink)
            throws IOException {
        try (ProgressBar bar =
                new ProgressBarBuilder()
                        .setTaskName("export")
                        .showSpeed()
                        .setUnit(" messages", 1)
                        .build()) {
            var export = new MailExport(client, id, sink, new SecureRandom(), bar::stepTo);
            List<MailboxName> mailboxes =
                    mailbox == null ? export.mailboxes() : List.of(new MailboxName(mailbox));
            long messages = 0;
            for (MailboxName name : mailboxes) {
                messages += export.messages(name);
            }
            bar.maxHint(messages);
            for (MailboxName name : mailboxes) {
                export.write(name);
            }
            return export.written();
        }
    }

    private MailSink sink() {
        return switch (format) {
            case MAILDIR -> new MaildirSink(folder);
            case MBOX -> new MboxSink(folder);
        };
    }
}
