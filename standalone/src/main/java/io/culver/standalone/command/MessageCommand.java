package io.culver.standalone.command;

import io.culver.model.EmailId;
import io.culver.model.LoginName;
import io.culver.model.MailboxName;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.administration.PastMailClient;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings deleted messages of the running service back. */
@Command(
        name = "message",
        description = "Brings deleted messages back.",
        mixinStandardHelpOptions = true)
public final class MessageCommand {
    /** As EMAILID is written, or only the number. RFC 8474 §5.1 */
    private static final Pattern EMAIL_ID = Pattern.compile("M?([1-9][0-9]{0,17})");

    @Mixin private RunningService service = new RunningService();

    @Spec private CommandSpec spec = CommandSpec.create();

    // Picocli leaves an option that was not given null.
    @Command(
            name = "undelete",
            description =
                    "Puts messages that were deleted into a mailbox; those that another"
                            + " mailbox still has are passed over.")
    int undelete(
            @Parameters(paramLabel = "NAME", description = "The account.") String name,
            @Option(
                            names = "--mailbox",
                            paramLabel = "MAILBOX",
                            description = "Only what was deleted from this mailbox.")
                    @Nullable String mailbox,
            @Option(
                            names = "--since",
                            paramLabel = "TIME",
                            description = "Only what was deleted since then.")
                    @Nullable String since,
            @Option(
                            names = "--message-id",
                            paramLabel = "ID",
                            description = "Only messages with this Message-ID.")
                    @Nullable String messageId,
            @Option(
                            names = "--email-id",
                            paramLabel = "ID",
                            description = "Only the message with this EMAILID.")
                    @Nullable String emailId,
            @Option(
                            names = "--into",
                            required = true,
                            paramLabel = "MAILBOX",
                            description = "The mailbox to put them into; made if need be.")
                    String into) {
        var which =
                new PastMailClient.Deleted(
                        Optional.ofNullable(mailbox).map(MailboxName::new),
                        Times.parse(since),
                        Optional.ofNullable(emailId).map(MessageCommand::email),
                        Optional.ofNullable(messageId));
        try (AdministrationClient client = service.connect()) {
            long count =
                    new PastMailClient(client)
                            .undelete(new LoginName(name), which, new MailboxName(into));
            PrintWriter out = spec.commandLine().getOut();
            out.printf("%d messages are back, in %s%n", count, into);
            out.flush();
        }
        return 0;
    }

    private static EmailId email(String text) {
        Matcher id = EMAIL_ID.matcher(text);
        if (!id.matches()) {
            throw new IllegalArgumentException("not an EMAILID: " + text);
        }
        return new EmailId(Long.parseLong(id.group(1)));
    }
}
