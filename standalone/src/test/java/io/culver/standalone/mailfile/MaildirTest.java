package io.culver.standalone.mailfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.Flag;
import io.culver.model.Flags;
import io.culver.model.InternalDate;
import io.culver.model.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maildir with Maildir++ folders, read and written; directories of single messages. */
class MaildirTest {
    private static final InternalDate DATE = InternalDate.of(Instant.parse("2026-02-13T12:30:05Z"));

    @TempDir private Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Flags flags = Flags.of(Flag.SEEN, Flag.FLAGGED, Flag.ANSWERED, Flag.of("$Forwarded"));
        FoundMessage inbox = message("A: 1\r\n\r\nx", flags, "INBOX");
        FoundMessage below =
                message("B: 2\r\n\r\n", Flags.of(Flag.DELETED, Flag.DRAFT), "Work/2026");
        try (MaildirSink sink = new MaildirSink(folder)) {
            sink.write(inbox);
            sink.write(below);
        }
        Collected found = Collected.from(MailSource.of(folder));
        assertEquals(List.of("A: 1\r\n\r\nx", "B: 2\r\n\r\n"), found.texts());
        assertEquals(flags, found.messages.get(0).flags());
        assertEquals("", found.messages.get(0).mailbox());
        assertEquals(Flags.of(Flag.DELETED, Flag.DRAFT), found.messages.get(1).flags());
        assertEquals("Work/2026", found.messages.get(1).mailbox());
        assertEquals(Optional.of(DATE), found.messages.get(0).date());
        assertEquals(MailSource.of(folder).size().octets(), found.octets);
    }

    @Test
    void readsADirectoryOfMessagesAndTellsOfDamage() throws IOException {
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b/2.eml"), "B: 2\n\nx\n");
        Files.writeString(folder.resolve("1.EML"), "A: 1\n\n");
        Files.writeString(folder.resolve("0.eml"), "");
        Files.writeString(folder.resolve("readme.txt"), "not mail");
        Collected found = Collected.from(MailSource.of(folder));
        assertEquals(List.of("A: 1\r\n\r\n", "B: 2\r\n\r\nx\r\n"), found.texts());
        assertEquals(List.of(folder.resolve("0.eml") + ": message is empty"), found.damaged);
    }

    private static FoundMessage message(String text, Flags flags, String mailbox) {
        Octets octets = Octets.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        return new FoundMessage("here", octets, flags, Optional.of(DATE), mailbox);
    }
}
