package io.culver.standalone.mailfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

/** The mboxrd form, read and written. RFC 4155 */
class MboxTest {
    @TempDir private Path folder;

    @Test
    void takesOneMessageAFromLine() throws IOException {
        Collected found =
                read(
                        "From a Thu Jan  1 00:00:00 2026\nA: 1\n\nx\n\nFrom b Fri Feb 13 12:30:05 2026\nB: 2\n\ny\n");
        assertEquals(List.of("A: 1\r\n\r\nx\r\n", "B: 2\r\n\r\ny\r\n"), found.texts());
        assertEquals(
                Optional.of(InternalDate.of(Instant.parse("2026-02-13T12:30:05Z"))),
                found.messages.get(1).date());
    }

    @Test
    void takesOffOneQuoteAndNoMore() throws IOException {
        Collected found = read("From a\nA: 1\n\n>From x\n>>From y\n>Fro m z\n");
        assertEquals(List.of("A: 1\r\n\r\nFrom x\r\n>From y\r\n>Fro m z\r\n"), found.texts());
    }

    @Test
    void fromInTheMiddleOfAParagraphIsText() throws IOException {
        Collected found = read("From a\nA: 1\n\nhello\nFrom here on\n");
        assertEquals(List.of("A: 1\r\n\r\nhello\r\nFrom here on\r\n"), found.texts());
    }

    @Test
    void keepsCrLfAsItIs() throws IOException {
        Collected found = read("From a\r\nA: 1\r\n\r\nx\r\n\r\n\r\nFrom b\r\nB: 2\r\n\r\n");
        assertEquals(List.of("A: 1\r\n\r\nx\r\n\r\n", "B: 2\r\n"), found.texts());
    }

    @Test
    void takesWhatIsWholeAndTellsWhereTheRestIs() throws IOException {
        Collected found =
                read("rubbish\n\nFrom a\nA: 1\n\nx\n\nFrom b\n\nFrom c\nC: \0\n\nFrom d\nD: 1\n\n");
        assertEquals(List.of("A: 1\r\n\r\nx\r\n", "D: 1\r\n"), found.texts());
        Path file = folder.resolve("mbox");
        assertEquals(
                List.of(
                        file + " at octet 0: text before the first message",
                        file + " at octet 25: message is empty",
                        file + " at octet 33: message has a NUL, which IMAP cannot carry"),
                found.damaged);
    }

    @Test
    void whatIsWrittenIsReadBackToTheSameOctets() throws IOException {
        List<String> texts =
                List.of(
                        "A: 1\r\n\r\nFrom x\r\n>From y\r\n",
                        "B: 2\r\n\r\n\r\n\r\n",
                        "C: 3\r\n\r\nno end of line");
        try (MboxSink sink = new MboxSink(folder)) {
            for (String text : texts) {
                sink.write(message(text, "A/B"));
            }
        }
        Collected found = Collected.from(new Mbox(folder.resolve("A/B.mbox")));
        assertEquals(
                List.of(texts.get(0), texts.get(1), texts.get(2) + "\r\n"),
                found.texts(),
                "an mbox cannot tell whether its last line was ended");
        assertEquals(List.of(), found.damaged);
    }

    @Test
    void neverWritesOverAFile() throws IOException {
        Files.writeString(folder.resolve("INBOX.mbox"), "precious");
        try (MboxSink sink = new MboxSink(folder)) {
            assertThrows(IOException.class, () -> sink.write(message("A: 1\r\n\r\n", "INBOX")));
        }
    }

    private static FoundMessage message(String text, String mailbox) {
        Octets octets = Octets.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        return new FoundMessage("here", octets, Flags.NONE, Optional.empty(), mailbox);
    }

    private Collected read(String text) throws IOException {
        Path file = folder.resolve("mbox");
        Files.writeString(file, text, StandardCharsets.ISO_8859_1);
        Collected found = Collected.from(MailSource.of(file));
        return found;
    }
}
