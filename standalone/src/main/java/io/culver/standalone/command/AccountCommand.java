package io.culver.standalone.command;

import io.culver.model.LoginName;
import io.culver.model.MailboxName;
import io.culver.model.Quota;
import io.culver.model.QuotaResource;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.administration.PastMailClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, changes, lists, verifies and deletes accounts of the running service. */
@Command(
        name = "account",
        description =
                "Makes, changes, lists, verifies and deletes accounts of the running service.",
        mixinStandardHelpOptions = true)
public final class AccountCommand {
    @Mixin private RunningService service = new RunningService();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Command(name = "add", description = "Makes an account.")
    int add(
            @Parameters(paramLabel = "NAME", description = "The name to log in with.") String name,
            @Mixin PasswordOption password)
            throws IOException {
        try (AdministrationClient client = service.connect()) {
            client.addAccount(new LoginName(name), password.get());
        }
        return done("account " + name + " added");
    }

    @Command(name = "password", description = "Changes an account's password.")
    int password(
            @Parameters(paramLabel = "NAME", description = "The name to log in with.") String name,
            @Mixin PasswordOption password)
            throws IOException {
        try (AdministrationClient client = service.connect()) {
            client.setPassword(new LoginName(name), password.get());
        }
        return done("password of " + name + " changed");
    }

    @Command(
            name = "quota",
            description = "Sets what an account may hold, and shows it. Limits not named stay.")
    int quota(
            @Parameters(paramLabel = "NAME", description = "The name to log in with.") String name,
            @Mixin QuotaOptions limits) {
        var login = new LoginName(name);
        try (AdministrationClient client = service.connect()) {
            if (!limits.settings().isEmpty()) {
                client.setQuota(login, limits.settings());
            }
            Quota quota = client.quota(login);
            for (QuotaResource resource : QuotaResource.values()) {
                out().println(QuotaOptions.line(resource, quota));
            }
        }
        out().flush();
        return 0;
    }

    @Command(name = "list", description = "Lists the accounts.")
    int list() {
        try (AdministrationClient client = service.connect()) {
            client.logins().forEach(out()::println);
        }
        out().flush();
        return 0;
    }

    @Command(
            name = "verify",
            description = {
                "Reads all that is stored of accounts, computes it anew and compares.",
                "Changes nothing. Prints a line for each difference; ends with 1 if there are any."
            })
    int verify(@Mixin AccountVerification verification) {
        try (AdministrationClient client = service.connect()) {
            return verification.run(client, out(), spec.commandLine().getErr());
        }
    }

    @Command(name = "delete", description = "Deletes an account: nobody can log in to it any more.")
    int delete(
            @Parameters(paramLabel = "NAME", description = "The name to log in with.")
                    String name) {
        try (AdministrationClient client = service.connect()) {
            client.deleteAccount(new LoginName(name));
        }
        return done("account " + name + " deleted");
    }

    // Picocli leaves an option that was not given null.
    @Command(
            name = "history",
            description =
                    "Shows what happened to an account: time, number, what, mailbox, how many"
                            + " messages, which.")
    int history(
            @Parameters(paramLabel = "NAME", description = "The account.") String name,
            @Option(
                            names = "--mailbox",
                            paramLabel = "MAILBOX",
                            description = "Only this mailbox, by its name at that time.")
                    @Nullable String mailbox,
            @Option(names = "--since", paramLabel = "TIME", description = "From then on.")
                    @Nullable String since,
            @Option(names = "--until", paramLabel = "TIME", description = "Up to then.")
                    @Nullable String until) {
        try (AdministrationClient client = service.connect()) {
            new PastMailClient(client)
                    .history(
                            new LoginName(name),
                            Optional.ofNullable(mailbox).map(MailboxName::new),
                            Times.parse(since),
                            Times.parse(until),
                            out()::println);
        }
        out().flush();
        return 0;
    }

    @Command(
            name = "restore",
            description =
                    "Puts mailboxes as they were at a time into new ones below a folder;"
                            + " nothing that is there is changed.")
    int restore(
            @Parameters(paramLabel = "NAME", description = "The account.") String name,
            @Option(
                            names = "--at",
                            required = true,
                            paramLabel = "TIME",
                            description = "2026-11-23T14:30:00+01:00, or a date: its midnight.")
                    String time,
            @Option(
                            names = "--mailbox",
                            paramLabel = "MAILBOX",
                            description = "Only this one, by its name at that time.")
                    @Nullable String mailbox,
            @Option(
                            names = "--into",
                            required = true,
                            paramLabel = "FOLDER",
                            description = "The mailbox to put them below.")
                    String into) {
        try (AdministrationClient client = service.connect()) {
            new PastMailClient(client)
                    .restore(
                            new LoginName(name),
                            Times.parse(time, ZoneId.systemDefault()),
                            Optional.ofNullable(mailbox).map(MailboxName::new),
                            new MailboxName(into))
                    .forEach((made, count) -> out().printf("%s: %d messages%n", made, count));
        }
        out().flush();
        return 0;
    }

    private int done(String text) {
        out().println(text);
        out().flush();
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
