package io.culver.standalone.mailfile;

import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Locale;

/**
 * Writes a Maildir with Maildir++ folders: INBOX is the folder itself, {@code A/B} is {@code .A.B}.
 * Flags go into the names; keywords other than {@code $Forwarded} have no place there.
 */
public final class MaildirSink implements MailSink {
    private final Path folder;
    private long written;

    public MaildirSink(Path folder) {
        this.folder = folder;
    }

    @Override
    public void write(FoundMessage message) throws IOException {
        String mailbox = message.mailbox();
        Path maildir =
                mailbox.equals("INBOX") ? folder : folder.resolve("." + mailbox.replace('/', '.'));
        for (String part : new String[] {"cur", "new", "tmp"}) {
            Files.createDirectories(maildir.resolve(part));
        }
        long seconds = message.date().map(date -> date.instant().getEpochSecond()).orElse(0L);
        String name =
                String.format(
                        Locale.ROOT,
                        "%d.%09d.culver,S=%d:2,%s",
                        seconds,
                        ++written,
                        message.octets().size(),
                        letters(message.flags()));
        // Written whole under tmp first: a reader of the Maildir never sees half a message.
        Path unfinished = maildir.resolve("tmp").resolve(name);
        Files.write(unfinished, message.octets().toArray(), StandardOpenOption.CREATE_NEW);
        if (message.date().isPresent()) {
            InternalDate date = message.date().get();
            Files.setLastModifiedTime(unfinished, FileTime.from(date.instant()));
        }
        Files.move(unfinished, maildir.resolve("cur").resolve(name));
    }

    /** In the order of the alphabet, as readers expect. */
    private static String letters(Flags flags) {
        StringBuilder letters = new StringBuilder();
        letters.append(flags.contains(Flag.DRAFT) ? "D" : "");
        letters.append(flags.contains(Flag.FLAGGED) ? "F" : "");
        letters.append(flags.contains(Flag.of("$Forwarded")) ? "P" : "");
        letters.append(flags.contains(Flag.ANSWERED) ? "R" : "");
        letters.append(flags.contains(Flag.SEEN) ? "S" : "");
        letters.append(flags.contains(Flag.DELETED) ? "T" : "");
        return letters.toString();
    }

    @Override
    public void close() {}
}
