package io.culver.standalone.administration;

import io.culver.model.LoginName;
import io.culver.model.MailboxName;
import io.culver.model.Octets;
import io.culver.standalone.mailfile.FoundMessage;
import io.culver.testkit.mail.GeneratedMail;
import io.culver.testkit.mail.MailGenerator;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Fills an account with generated mail of every MIME shape. */
public final class SampleMail {
    /** The same mail each time: what one person sees, another can talk about. */
    private static final long SEED = 9051;

    private static final int BATCH = 50;

    /** How many messages each mailbox gets. */
    private static final Map<String, Integer> MAILBOXES =
            new TreeMap<>(
                    Map.of(
                            "INBOX",
                            150,
                            "Archive",
                            60,
                            "Sent",
                            50,
                            "Lists/imap",
                            40,
                            "Lists/日本語",
                            20));

    private final AccountMail mail;

    public SampleMail(AdministrationClient client, LoginName login) {
        mail = new AccountMail(client.channel(), client.findAccount(login), new SecureRandom());
    }

    /** Does nothing if there is mail already. */
    public void fill() {
        if (mail.open(MailboxName.INBOX).status().messages() > 0) {
            return;
        }
        var generator = new MailGenerator(new SplittableRandom(SEED));
        MAILBOXES.forEach((name, messages) -> fill(new MailboxName(name), messages, generator));
    }

    private void fill(MailboxName mailbox, int messages, MailGenerator generator) {
        mail.ensure(mailbox);
        List<FoundMessage> batch = new ArrayList<>();
        for (int i = 1; i <= messages; i++) {
            GeneratedMail generated = generator.next();
            batch.add(
                    new FoundMessage(
                            "sample",
                            Octets.wrap(generated.octets()),
                            generated.flags(),
                            Optional.of(generated.received()),
                            mailbox.value()));
            if (batch.size() == BATCH || i == messages) {
                mail.append(mailbox, batch);
                batch.clear();
            }
        }
    }
}
