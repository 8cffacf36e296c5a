package io.culver.standalone.command;

import io.culver.model.LoginName;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.standalone.administration.AdministrationClient.Verified;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which accounts are verified, how thoroughly, and what is printed of it. */
final class AccountVerification {
    private static final long PROGRESS_NANOS = Duration.ofSeconds(5).toNanos();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--content", description = "Also every message's octets, by their SHA-256.")
    private boolean withContent;

    private long toldAt = System.nanoTime();

    /** One account or all of them. */
    private static final class Which {
        @Parameters(paramLabel = "NAME", description = "The name to log in with.")
        private String name = "";

        @Option(names = "--all", description = "All accounts.")
        private boolean isAll;
    }

    /** Prints a line for each difference, and one for each account; returns the exit code. */
    int run(AdministrationClient client, PrintWriter out, PrintWriter err) {
        List<String> names = which.isAll ? client.logins() : List.of(which.name);
        boolean isAnyDifferent = false;
        for (String name : names) {
            Verified read =
                    client.verify(
                            new LoginName(name),
                            withContent,
                            so -> tell(name, so, err),
                            difference -> out.println(name + ": " + difference));
            boolean isSound = read.differences() == 0;
            isAnyDifferent |= !isSound;
            out.printf(
                    "%s: %s (%d entries, %d messages)%n",
                    name,
                    isSound ? "sound" : read.differences() + " differences",
                    read.entries(),
                    read.messages());
            out.flush();
        }
        return isAnyDifferent ? 1 : 0;
    }

    /** Whoever waits for long is to see that something happens. */
    private void tell(String name, Verified so, PrintWriter err) {
        if (System.nanoTime() - toldAt > PROGRESS_NANOS) {
            toldAt = System.nanoTime();
            err.printf("%s: %d entries, %d messages%n", name, so.entries(), so.messages());
            err.flush();
        }
    }
}
