package io.culver.standalone.administration;

import io.culver.model.AccountId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MessageRow;
import io.culver.model.Octets;
import io.culver.standalone.mailfile.FoundMessage;
import io.culver.standalone.mailfile.MailSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;

/** Writes an account's mail to files. */
public final class MailExport {
    private final AccountMail mail;
    private final MailSink sink;
    private final LongConsumer progress;
    private long written;

    /**
     * @param progress told how many messages have been written
     */
    public MailExport(
            AdministrationClient client,
            AccountId account,
            MailSink sink,
            RandomGenerator random,
            LongConsumer progress) {
        this.mail = new AccountMail(client.channel(), account, random);
        this.sink = sink;
        this.progress = progress;
    }

    public List<MailboxName> mailboxes() {
        return mail.mailboxes();
    }

    /** How many messages a mailbox has. */
    public long messages(MailboxName mailbox) {
        return mail.open(mailbox).status().messages();
    }

    public void write(MailboxName mailbox) throws IOException {
        MailboxSnapshot snapshot = mail.open(mailbox);
        List<MessageRow> rows = new ArrayList<>();
        mail.rows(snapshot, rows::addAll);
        for (MessageRow row : rows) {
            byte[] content = mail.content(row.email(), row.size().octets());
            String where = mailbox + " " + row.uid().value();
            sink.write(
                    new FoundMessage(
                            where,
                            Octets.wrap(content),
                            row.flags(),
                            Optional.of(row.internalDate()),
                            mailbox.value()));
            progress.accept(++written);
        }
    }

    public long written() {
        return written;
    }
}
